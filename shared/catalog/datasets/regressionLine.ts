import { defineDataset } from '../define/dataset'
import { float } from '../define/params'
import { makePairs, pointTexts, samples } from './_points'

/** y = slope · x + intercept + noise, x uniform on [−2, 2). */
export default defineDataset({
  id: 'regressionLine',
  icon: '/',
  params: { samples, slope: float(-10, 10, 2), intercept: float(-10, 10, 1), noise: float(0, 5, 0.3) },
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
        const x = 4 * random.uniform() - 2
        return [x, p.slope * x + p.intercept + p.noise * random.normal()]
      }),
  },
  text: {
    en: {
      title: 'Noisy line',
      keywords: ['linear regression', 'least squares', 'Adaline'],
      help: 'Points scattered about a straight line, x from −2 to 2. One linear unit with squared error finds slope and intercept: its weight and bias.',
      formula: 'y = a·x + b + noise',
      params: {
        samples: pointTexts.en.samples,
        slope: { title: 'Slope a', help: 'How much y grows when x grows by 1: what the weight should become.' },
        intercept: { title: 'Intercept b', help: 'Value of y at x = 0: what the bias should become.' },
        noise: {
          title: 'Noise',
          help: 'Standard deviation of what is added to y; its square is the least squared error that can be reached.',
        },
      },
      ports: { features: 'x', target: 'y' },
    },
    uk: {
      title: 'Пряма з шумом',
      keywords: ['лінійна регресія', 'найменші квадрати', 'Адалайн'],
      help: 'Точки, розкидані довкола прямої, x від −2 до 2. Один лінійний вузол із квадратичною похибкою знаходить нахил і зсув прямої: це його вага та зсув.',
      formula: 'y = a·x + b + шум',
      params: {
        samples: pointTexts.uk.samples,
        slope: { title: 'Нахил a', help: 'На скільки росте y, коли x росте на 1: таким має стати вага.' },
        intercept: { title: 'Вільний член b', help: 'Значення y при x = 0: таким має стати зсув.' },
        noise: {
          title: 'Шум',
          help: 'Стандартне відхилення того, що додається до y; його квадрат — найменша досяжна квадратична похибка.',
        },
      },
      ports: { features: 'x', target: 'y' },
    },
  },
})
