import { defineDataset } from '../define/dataset'
import { float, int } from '../define/params'
import { makePairs, pointTexts, samples } from './_points'

/** y = sin(periods · x) + noise, x uniform on [−π, π). */
export default defineDataset({
  id: 'sine',
  icon: '∿',
  params: { samples, periods: int(1, 10, 1), noise: float(0, 2, 0.1) },
  describe: (p) => ({
    rows: p.samples,
    testRows: 0,
    outputs: { features: { shape: [1], dtype: 'float32' }, target: { shape: [1], dtype: 'float32' } },
    featureNames: ['x'],
  }),
  source: {
    kind: 'generated',
    make: (p, random) =>
      makePairs(p.samples, () => {
        const x = Math.PI * (2 * random.uniform() - 1)
        return [x, Math.sin(p.periods * x) + p.noise * random.normal()]
      }),
  },
  text: {
    en: {
      title: 'Noisy sine',
      keywords: ['noisy sine', 'approximation', 'regression'],
      help: 'Points scattered about a sine, x from −π to π. A single line cannot follow it: a hidden layer puts the curve together from bends.',
      formula: 'y = sin(k·x) + noise',
      params: {
        samples: pointTexts.en.samples,
        periods: { title: 'Periods k', help: 'Whole waves between −π and π; more is harder.' },
        noise: {
          title: 'Noise',
          help: 'Standard deviation of what is added to y; its square is the least squared error that can be reached.',
        },
      },
      ports: { features: 'x', target: 'y' },
    },
    uk: {
      title: 'Синусоїда з шумом',
      short: 'Синусоїда',
      keywords: ['зашумлена синусоїда', 'апроксимація', 'регресія'],
      help: 'Точки, розкидані довкола синусоїди, x від −π до π. Пряма не може йти за нею: прихований шар складає криву зі згинів.',
      formula: 'y = sin(k·x) + шум',
      params: {
        samples: pointTexts.uk.samples,
        periods: { title: 'Періоди k', help: 'Цілі хвилі між −π і π; що більше, то важче.' },
        noise: {
          title: 'Шум',
          help: 'Стандартне відхилення того, що додається до y; його квадрат — найменша досяжна квадратична похибка.',
        },
      },
      ports: { features: 'x', target: 'y' },
    },
  },
})
