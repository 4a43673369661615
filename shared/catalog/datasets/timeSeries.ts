import { defineDataset } from '../define/dataset'
import { choice, float, int } from '../define/params'
import { makeSeries, SERIES } from './_series'

/** Share of the windows, the last ones, that are for the test. */
const TEST = 0.2

/** Windows that slide over one series, each with the values that follow it. The test is the end of the series: the future. */
export default defineDataset({
  id: 'timeSeries',
  icon: '⋯',
  params: {
    series: choice(SERIES, 'sines'),
    samples: int(10, 100_000, 1000),
    steps: int(2, 200, 20),
    horizon: int(1, 100, 1),
    period: int(4, 200, 24),
    noise: float(0, 2, 0.05),
  },
  describe: (p) => ({
    rows: p.samples,
    testRows: Math.floor(p.samples * TEST),
    outputs: { features: { shape: [p.steps, 1], dtype: 'float32' }, target: { shape: [p.horizon], dtype: 'float32' } },
  }),
  source: {
    kind: 'generated',
    make: (p, random) => {
      const pure = makeSeries[p.series](p.samples + p.steps + p.horizon - 1, p.period, random)
      const series = pure.map((value) => value + (p.noise > 0 ? p.noise * random.normal() : 0))
      const features = new Float32Array(p.samples * p.steps)
      const target = new Float32Array(p.samples * p.horizon)
      for (let row = 0; row < p.samples; row++) {
        const end = row + p.steps
        features.set(series.subarray(row, end), row * p.steps)
        target.set(series.subarray(end, end + p.horizon), row * p.horizon)
      }
      return { features, target }
    },
  },
  text: {
    en: {
      title: 'Time series',
      keywords: [
        'forecasting',
        'sum of sines',
        'random walk',
        'Mackey–Glass',
        'seasonal with trend',
        'windows',
        'LSTM forecast',
      ],
      help: 'One series, cut into windows that overlap; the target is what follows the window. The last fifth of the windows is the test: the future, seen by no one in training. A random walk cannot be forecast: nothing beats saying the last value again.',
      params: {
        series: {
          title: 'Series',
          help: 'What the series is: two sines whose periods never meet, a random walk, the chaotic Mackey–Glass equation, or seasons with a trend.',
          options: {
            sines: 'Sum of sines',
            walk: 'Random walk',
            mackeyGlass: 'Mackey–Glass',
            seasonal: 'Seasons and trend',
          },
        },
        samples: { title: 'Windows', help: 'How many windows are cut, each one moment later than the one before.' },
        steps: { title: 'Steps', help: 'Values in a window.' },
        horizon: {
          title: 'Horizon',
          help: 'How many values after the window are to be forecast at once; 1 is the next value.',
        },
        period: { title: 'Period', help: 'Moments in one wave or season; the random walk and Mackey–Glass have none.' },
        noise: { title: 'Noise', help: 'Standard deviation of what is added to every value of the series.' },
      },
      ports: { features: 'Window', target: 'What follows' },
    },
    uk: {
      title: 'Часовий ряд',
      keywords: [
        'прогнозування',
        'сума синусоїд',
        'випадкове блукання',
        'Маккі–Гласс',
        'Мекі–Гласс',
        'сезонний із трендом',
        'вікна',
        'прогноз LSTM',
      ],
      help: 'Один ряд, порізаний на вікна з перекриттям; ціль — те, що йде за вікном. Остання п’ята частина вікон — для перевірки: це майбутнє, якого під час навчання ніхто не бачить. Випадкове блукання передбачити не можна: найкраще — повторити останнє значення.',
      params: {
        series: {
          title: 'Ряд',
          help: 'Що це за ряд: дві синусоїди, періоди яких ніколи не збігаються, випадкове блукання, хаотичне рівняння Маккі–Гласса або сезони з трендом.',
          options: {
            sines: 'Сума синусоїд',
            walk: 'Випадкове блукання',
            mackeyGlass: 'Маккі–Гласс',
            seasonal: 'Сезони і тренд',
          },
        },
        samples: { title: 'Вікна', help: 'Скільки вікон вирізати; кожне на момент пізніше за попереднє.' },
        steps: { title: 'Кроки', help: 'Значень у вікні.' },
        horizon: { title: 'Горизонт', help: 'Скільки значень після вікна треба передбачити разом; 1 — лише наступне.' },
        period: {
          title: 'Період',
          help: 'Моментів в одній хвилі чи сезоні; випадкове блукання і ряд Маккі–Гласса періоду не мають.',
        },
        noise: { title: 'Шум', help: 'Стандартне відхилення того, що додається до кожного значення ряду.' },
      },
      ports: { features: 'Вікно', target: 'Далі' },
    },
  },
})
