import { float } from '../define/params'
import { defineRule, layerPort, learningRate } from '../define/rule'
import { winners } from '../layers/_prototypes'
import { idleText, idleUnits } from './_idle'
import { placedOnRows } from './_placing'
import { meet, pull, quantizationError } from './_pull'

/**
 * Winner takes all where a distance counts by how often the unit won: k = argmin ‖x − w_k‖ (N f_k)^c with the running share of wins f_k, 1/N at first
 * (DeSieno 1988 by way of the product, as neurolab's `train_cwta` and Ahalt et al. 1990 have it).
 */
export default defineRule({
  id: 'conscienceWta',
  icon: 'C',
  params: { ...learningRate(0.1, 1), conscience: float(0, 4, 1), memory: float(1e-4, 1, 0.01, { scale: 'log' }) },
  inputs: [layerPort],
  trains: ['competitive'],
  reads: () => 'values',
  metrics: () => [],
  // Above an equal share; zeros at first.
  slots: (_p, { weights }) => ({ advantage: [weights['prototypes']?.[0] ?? 1] }),
  loss: (tf, { layer }) => quantizationError(tf, layer),
  measure: idleUnits,
  learn: (tf, { layer, draw, rate, p, slots }) => {
    const met = meet(tf, layer, placedOnRows(tf, { layer, draw }))
    const [batch = 1, units = 1] = met.squared.shape
    const advantage = slots['advantage'] as NonNullable<(typeof slots)[string]>
    const often = tf.relu(tf.add(tf.mul(advantage, units), 1))
    const felt = tf.mul(tf.sqrt(met.squared), tf.pow(often, p.conscience))
    const shares = winners(tf, felt)
    const now = tf.sub(tf.mean(shares, 0), 1 / units)
    const fresh = 1 - (1 - p.memory) ** batch
    return {
      weights: { prototypes: pull(tf, met, shares, rate) },
      slots: { advantage: tf.add(advantage, tf.mul(tf.sub(now, advantage), fresh)) },
    }
  },
  text: {
    en: {
      title: 'Winner with a conscience',
      short: 'Conscience',
      keywords: [
        'conscience',
        'CWTA',
        'train_cwta',
        'DeSieno',
        'frequency sensitive',
        'competitive learning',
        'dead units',
      ],
      help: 'Winner takes all, where a unit that has won too often feels further away than it is, and lets others win. So units that would never win come into play, and each gets about the same share of the samples.',
      formula: 'k = argmin ‖x − w_{k}‖(N f_{k})^{c}; w_{k} ← w_{k} + α(x − w_{k})',
      params: {
        learningRate: {
          title: 'Learning rate',
          help: 'Part of the way to the sample that the winner goes (α); of several samples in a batch, to their mean.',
        },
        conscience: {
          title: 'Conscience',
          help: 'How much winning too often counts (c); 0 is plain winner takes all.',
        },
        memory: {
          title: 'Share of the newest',
          help: 'How much the newest sample counts in the running share of wins (f); 0.01 remembers about a hundred samples.',
        },
      },
      ports: { layer: 'Layer' },
      measures: { idleUnits: idleText.en },
    },
    uk: {
      title: 'Переможець із совістю',
      short: 'WTA із совістю',
      keywords: ['совість', 'сумління', 'CWTA', 'train_cwta', 'ДеСіно', 'змагальне навчання', 'мертві вузли'],
      help: 'Переможець забирає все, але вузол, що перемагав зачасто, здається далі, ніж є, і поступається іншим. Тому в гру входять вузли, які інакше ніколи б не перемогли, і кожному дістається приблизно однакова частка прикладів.',
      formula: 'k = argmin ‖x − w_{k}‖(N f_{k})^{c}; w_{k} ← w_{k} + α(x − w_{k})',
      params: {
        learningRate: {
          title: 'Швидкість навчання',
          help: 'Частина шляху до прикладу, яку проходить переможець (α); якщо прикладів у пакеті кілька — до їхнього середнього.',
        },
        conscience: {
          title: 'Совість',
          help: 'Наскільки важать зачасті перемоги (c); 0 — звичайне правило переможця.',
        },
        memory: {
          title: 'Частка нового',
          help: 'Скільки важить найновіший приклад у поточній частці перемог (f); 0,01 пам’ятає близько ста прикладів.',
        },
      },
      ports: { layer: 'Шар' },
      measures: { idleUnits: idleText.uk },
    },
  },
})
