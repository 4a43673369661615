import { choice, float } from '../define/params'
import { defineRule, layerPort, learningRate } from '../define/rule'
import type { Tensor } from '../define/tf'
import { marked, winners } from '../layers/_prototypes'
import { decayed, gridOf, squaredSteps } from './_grid'
import { placedAsSheet } from './_placing'
import { meet, pull, quantizationError } from './_pull'
import { FAR } from '../layers/_squaredDistances'

/** Units side by side or corner to corner are neighbours: squared steps up to 2. */
const NEIGHBOUR = 2.5
/** What a radius reaches it reaches in spite of rounding. */
const ROUNDING = 1e-3

/**
 * w_u ← w_u + α h(u, k)(x − w_u) for the winner k and its surroundings on the grid, where radius and rate decay by equal ratios through the phase
 * (Kohonen 1982). Of several rows in a batch a unit goes by their mean, each by its h: all rows and a rate of 1 is the batch map.
 */
export default defineRule({
  id: 'som',
  icon: '▦',
  params: {
    ...learningRate(0.5, 1),
    rateTo: float(1e-6, 1, 0.01, { scale: 'log' }),
    radiusFrom: float(0.01, 100, 5),
    radiusTo: float(0.01, 100, 0.5),
    neighbourhood: choice(['gaussian', 'bubble'], 'gaussian'),
  },
  inputs: [layerPort],
  trains: ['kohonen'],
  checkLayer: (p, layer) => {
    const { rows, columns, wraps } = gridOf(layer)
    const side = Math.max(rows, columns)
    // On a torus nothing is further away than half a side.
    const least = side / (wraps ? 8 : 4)
    return p.radiusFrom >= least || p.radiusFrom <= p.radiusTo
      ? []
      : [
          {
            code: 'radiusSmall',
            param: 'radiusFrom',
            severity: 'info',
            values: { radius: p.radiusFrom, side },
            fixes: [{ kind: 'setParam', on: 'self', param: 'radiusFrom', value: side / 2 }],
          },
        ]
  },
  reads: () => 'values',
  metrics: () => [],
  loss: (tf, { layer }) => quantizationError(tf, layer),
  measure: (tf, { layer }) => {
    const { squared } = meet(tf, layer)
    const best = tf.argMin(squared, 1)
    const second = tf.argMin(tf.add(squared, tf.mul(winners(tf, squared), FAR)), 1)
    const steps = squaredSteps(tf, gridOf(layer), best)
    const near = tf.cast(tf.lessEqual(steps, NEIGHBOUR), 'float32')
    return { topographicError: tf.sub(1, tf.mean(tf.sum(tf.mul(near, marked(tf, second, squared)), 1))) }
  },
  learn: (tf, { layer, draw, rate, progress, p }) => {
    const grid = gridOf(layer)
    const met = meet(tf, layer, placedAsSheet(tf, { layer, draw }, grid.rows, grid.columns))
    const steps = squaredSteps(tf, grid, tf.argMin(met.squared, 1))
    const reach = tf.square(decayed(tf, p.radiusFrom, p.radiusTo, progress))
    const shares: Tensor =
      p.neighbourhood === 'bubble'
        ? tf.cast(tf.lessEqual(steps, tf.add(reach, ROUNDING)), 'float32')
        : tf.exp(tf.div(steps, tf.mul(reach, -2)))
    const speed = tf.mul(rate, decayed(tf, 1, p.rateTo / p.learningRate, progress))
    return { weights: { prototypes: pull(tf, met, shares, speed) } }
  },
  text: {
    en: {
      title: 'Kohonen rule',
      keywords: ['SOM', 'self-organizing map', 'neighbourhood', 'topographic error', 'train_wta', 'batch map'],
      help: 'The winner and its neighbours on the grid move towards the sample, the nearer on the grid the more. A wide neighbourhood at first spreads the map over the data in the right order, a narrow one in the end fits the details. The loss is the mean distance to the winner; the topographic error says how often the two nearest units are not neighbours, which means that the map is torn or folded.',
      pitfall: 'The radius must begin about half as wide as the map and shrink slowly.',
      formula: 'w_{u} ← w_{u} + α h(u, k)(x − w_{u}), h = exp(−d²(u, k) / 2σ²)',
      params: {
        learningRate: {
          title: 'Rate at first',
          help: 'Part of the way to the sample that the winner goes at first (α).',
        },
        rateTo: {
          title: 'Rate at the end',
          help: 'What the rate has come down to when training ends, by equal ratios.',
        },
        radiusFrom: {
          title: 'Radius at first',
          help: 'How far on the grid neighbours move along at first, in steps (σ); about half of the longer side unfolds any map.',
        },
        radiusTo: {
          title: 'Radius at the end',
          help: 'What the radius has come down to when training ends, by equal ratios.',
        },
        neighbourhood: {
          title: 'Neighbourhood',
          help: 'How the movement falls off with the distance on the grid.',
          options: { gaussian: 'Gaussian, less and less', bubble: 'bubble, all within the radius alike' },
        },
      },
      ports: { layer: 'Map' },
      measures: { topographicError: 'Topographic error' },
    },
    uk: {
      title: 'Правило Кохонена',
      short: 'Правило Кох.',
      keywords: ['SOM', 'самоорганізаційна карта', 'сусідство', 'топографічна похибка', 'пакетна карта'],
      help: 'До прикладу рухається переможець і його сусіди на ґратці — що ближче на ґратці, то більше. Широке сусідство спочатку розстеляє карту по даних у правильному порядку, вузьке наприкінці припасовує подробиці. Втрати — це середня відстань до переможця; топографічна похибка каже, як часто два найближчі вузли не є сусідами, тобто карта розірвана чи складена.',
      pitfall: 'Радіус має починатися приблизно з половини мапи й повільно меншати.',
      formula: 'w_{u} ← w_{u} + α h(u, k)(x − w_{u}), h = exp(−d²(u, k) / 2σ²)',
      params: {
        learningRate: {
          title: 'Швидкість спочатку',
          help: 'Частина шляху до прикладу, яку спочатку проходить переможець (α).',
        },
        rateTo: {
          title: 'Швидкість наприкінці',
          help: 'До чого швидкість спадає наприкінці навчання, щоразу в однакову кількість разів.',
        },
        radiusFrom: {
          title: 'Радіус спочатку',
          help: 'Як далеко на ґратці сусіди спочатку рухаються разом, у кроках (σ); близько половини довшого боку розгортає будь-яку карту.',
        },
        radiusTo: {
          title: 'Радіус наприкінці',
          help: 'До чого радіус спадає наприкінці навчання, щоразу в однакову кількість разів.',
        },
        neighbourhood: {
          title: 'Сусідство',
          help: 'Як рух слабшає з відстанню на ґратці.',
          options: { gaussian: 'гаусове, дедалі слабше', bubble: 'бульбашка, в межах радіуса однаково' },
        },
      },
      ports: { layer: 'Карта' },
      measures: { topographicError: 'Топографічна похибка' },
    },
  },
})
