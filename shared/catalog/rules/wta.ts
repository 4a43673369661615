import { defineRule, layerPort, learningRate } from '../define/rule'
import { winners } from '../layers/_prototypes'
import { idleText, idleUnits } from './_idle'
import { placedOnRows } from './_placing'
import { meet, pull, quantizationError } from './_pull'

/**
 * w_k ← w_k + α(x − w_k) for the nearest unit k only (Grossberg 1976, Rumelhart and Zipser 1985; neurolab's `train_wta`). Of several rows in a batch
 * a unit goes by the mean of those that it won: all rows and α = 1 is Lloyd's k-means.
 */
export default defineRule({
  id: 'wta',
  icon: '♛',
  params: { ...learningRate(0.1, 1) },
  inputs: [layerPort],
  trains: ['competitive', 'kohonen'],
  reads: () => 'values',
  metrics: () => [],
  loss: (tf, { layer }) => quantizationError(tf, layer),
  measure: idleUnits,
  learn: (tf, { layer, draw, rate }) => {
    const met = meet(tf, layer, placedOnRows(tf, { layer, draw }))
    return { weights: { prototypes: pull(tf, met, winners(tf, met.squared), rate) } }
  },
  related: ['conscienceWta', 'som'],
  text: {
    en: {
      title: 'Winner takes all',
      keywords: ['WTA', 'train_wta', 'competitive learning', 'k-means', 'Grossberg', 'vector quantization'],
      help: 'Only the unit nearest to a sample moves, a part of the way towards it. Units come to the middles of groups of samples; one that starts too far from all of them never wins and never moves. Its loss is the mean distance to the winner. With all rows in a batch and a rate of 1 it is k-means.',
      pitfall: 'Units that begin far away never win and stay idle; conscience helps them.',
      formula: 'w_{k} ← w_{k} + α(x − w_{k}), k = argmin ‖x − w_{k}‖',
      params: {
        learningRate: {
          title: 'Learning rate',
          help: 'Part of the way to the sample that the winner goes (α); of several samples in a batch, to their mean.',
        },
      },
      ports: { layer: 'Layer' },
      measures: { idleUnits: idleText.en },
    },
    uk: {
      title: 'Переможець забирає все',
      short: 'Правило WTA',
      keywords: [
        'WTA',
        'train_wta',
        'змагальне навчання',
        'конкурентне навчання',
        'k-середніх',
        'Гросберг',
        'квантування векторів',
      ],
      help: 'Рухається лише найближчий до прикладу вузол — на частину шляху до нього. Вузли приходять у середини груп прикладів; той, що починає задалеко від усіх, ніколи не перемагає й не рухається. Втрати — це середня відстань до переможця. З усіма рядками в пакеті та швидкістю 1 це метод k-середніх.',
      pitfall: 'Вузли, що починають далеко, ніколи не перемагають; їм допомагає «совість».',
      formula: 'w_{k} ← w_{k} + α(x − w_{k}), k = argmin ‖x − w_{k}‖',
      params: {
        learningRate: {
          title: 'Швидкість навчання',
          help: 'Частина шляху до прикладу, яку проходить переможець (α); якщо прикладів у пакеті кілька — до їхнього середнього.',
        },
      },
      ports: { layer: 'Шар' },
      measures: { idleUnits: idleText.uk },
    },
  },
})
