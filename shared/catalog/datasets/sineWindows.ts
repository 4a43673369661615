import { defineDataset } from '../define/dataset'
import { float, int } from '../define/params'
import { samples } from './_points'

/** Stretches of a noisy sine, each from a random moment, and the value that comes next. */
export default defineDataset({
  id: 'sineWindows',
  icon: '≈',
  params: { samples, steps: int(2, 200, 20), period: int(2, 200, 12), noise: float(0, 2, 0.1) },
  describe: (p) => ({
    rows: p.samples,
    testRows: 0,
    outputs: { features: { shape: [p.steps, 1], dtype: 'float32' }, target: { shape: [1], dtype: 'float32' } },
  }),
  source: {
    kind: 'generated',
    make: (p, random) => {
      const features = new Float32Array(p.samples * p.steps)
      const target = new Float32Array(p.samples)
      for (let row = 0; row < p.samples; row++) {
        const start = p.period * random.uniform()
        const at = (step: number): number =>
          Math.sin((2 * Math.PI * (start + step)) / p.period) + p.noise * random.normal()
        for (let step = 0; step < p.steps; step++) features[row * p.steps + step] = at(step)
        target[row] = at(p.steps)
      }
      return { features, target }
    },
  },
  text: {
    en: {
      title: 'Sine windows',
      keywords: ['forecasting', 'recurrent'],
      help: 'Windows of a noisy sine, each a sequence of values one after another; the target is the value that follows. Every window starts at a random moment and has noise of its own. The task of forecasting a series, for recurrent layers.',
      formula: 'x_{t} = sin(2π·t / T) + noise',
      params: {
        samples: { title: 'Windows', help: 'How many windows are made.' },
        steps: { title: 'Steps', help: 'Values in a window; the fewer, the more noise matters.' },
        period: { title: 'Period T', help: 'Steps in one whole wave.' },
        noise: {
          title: 'Noise',
          help: 'Standard deviation of what is added to every value; its square is the least squared error that can be reached.',
        },
      },
      ports: { features: 'Window', target: 'Next value' },
    },
    uk: {
      title: 'Вікна синусоїди',
      keywords: ['прогнозування', 'рекурентна'],
      help: 'Вікна зашумленої синусоїди: послідовності значень одне за одним; ціль — значення, що йде далі. Кожне вікно починається у випадковий момент і має власний шум. Задача прогнозу ряду для рекурентних шарів.',
      formula: 'x_{t} = sin(2π·t / T) + шум',
      params: {
        samples: { title: 'Вікна', help: 'Скільки вікон створити.' },
        steps: { title: 'Кроки', help: 'Значень у вікні; що їх менше, то більше важить шум.' },
        period: { title: 'Період T', help: 'Скільки кроків в одній повній хвилі.' },
        noise: {
          title: 'Шум',
          help: 'Стандартне відхилення того, що додається до кожного значення; його квадрат — найменша досяжна квадратична похибка.',
        },
      },
      ports: { features: 'Вікно', target: 'Наступне' },
    },
  },
})
