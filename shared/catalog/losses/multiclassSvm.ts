import { defineLoss, lossWeight } from '../define/loss'
import { choice } from '../define/params'
import { perSample } from '../define/perSample'
import { suitableMetrics } from './_check'
import { checkScores } from './_checkMargins'
import { lossTexts } from './_texts'

/** Multiclass support vector machine, labels one-hot: the margins of all wrong classes summed (Weston and Watkins, 1999) or the worst alone (Crammer and Singer, 2001). */
export default defineLoss({
  id: 'multiclassSvm',
  icon: 'Σ±',
  params: { form: choice(['westonWatkins', 'crammerSinger'], 'westonWatkins'), ...lossWeight },
  check: (_p, types) => checkScores(types),
  reads: () => 'margin',
  loss: (tf, { prediction, target, counts, p }) => {
    const own = tf.sum(tf.mul(target, prediction), -1, true)
    // The true class does not come near its own margin.
    const short = tf.mul(tf.sub(1, target), tf.relu(tf.add(tf.sub(prediction, own), 1)))
    return perSample(tf, p.form === 'westonWatkins' ? tf.sum(short, -1) : tf.max(short, -1), counts)
  },
  metrics: suitableMetrics,
  keras: () => null,
  text: {
    en: {
      title: 'Multiclass SVM',
      short: 'SVM',
      keywords: ['support vector machine', 'Weston–Watkins', 'Crammer–Singer'],
      help: 'The support vector machine for several classes: the score of the true class should be higher by 1 than that of each other class. Goes with one linear unit a class and one-hot labels; with weight decay it is the linear multiclass SVM.',
      formula: 'L = Σ_{j≠y} max(1 + v_{j} − v_{y}, 0)',
      params: {
        form: {
          title: 'Form',
          help: 'Which wrong classes cost: all that come too near, summed, or the worst one alone.',
          options: { westonWatkins: 'All (Weston–Watkins)', crammerSinger: 'The worst (Crammer–Singer)' },
        },
        weight: lossTexts.en.weight,
      },
      ports: lossTexts.en.ports,
    },
    uk: {
      title: 'Багатокласова SVM',
      short: 'SVM',
      keywords: ['метод опорних векторів', 'опорні вектори'],
      help: 'Машина опорних векторів для кількох класів: оцінка правильного класу має бути на 1 вища за оцінку кожного іншого. Пасує до лінійних вузлів, по одному на клас, і one-hot-міток; зі згасанням ваг це лінійна багатокласова SVM.',
      formula: 'L = Σ_{j≠y} max(1 + v_{j} − v_{y}, 0)',
      params: {
        form: {
          title: 'Форма',
          help: 'Які хибні класи коштують: усі, що підійшли заблизько, разом чи лише найгірший.',
          options: { westonWatkins: 'Усі (Вестон — Воткінс)', crammerSinger: 'Найгірший (Краммер — Зінгер)' },
        },
        weight: lossTexts.uk.weight,
      },
      ports: lossTexts.uk.ports,
    },
  },
})
