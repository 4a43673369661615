import { choice, float, int } from '../define/params'
import { perSample } from '../define/perSample'
import type { TrainedLayer } from '../define/teaching'
import { defineRule, layerPort, learningRate } from '../define/rule'
import type { Tensor, Tf } from '../define/tf'
import { toRows } from '../layers/_lastAxis'
import { squaredDistances } from '../layers/_squaredDistances'
import { weightOf } from '../layers/_weightOf'
import { meanNeighbours, shares, sow } from './_clusters'
import { countingRows, rowsThatCount, withoutPadding } from './_counting'
import { fewRows } from './_readout'

/** Squared distance of each row to its nearest center, `[rows]`. */
const errors = (tf: Tf, rows: Tensor, centers: Tensor): Tensor => tf.min(squaredDistances(tf, rows, centers), 1)

const centersOf = ({ w }: TrainedLayer): Tensor => weightOf(w, 'centers')
/** Narrowest unit. */
const LEAST = 1e-3

/**
 * K-means for the centers of RBF units (J. MacQueen, 1967; S. Lloyd, 1982), begun from rows that lie apart (k-means++: D. Arthur,
 * S. Vassilvitskii, 2007) in the first step that it ever takes, and widths by the mean distance to the nearest other centers (J. Moody, C. Darken, 1989). Its loss is the squared
 * distance to the nearest center.
 */
export default defineRule({
  id: 'kMeans',
  icon: 'kM',
  inputs: [layerPort],
  params: {
    mode: choice(['batch', 'online'], 'batch'),
    ...learningRate(0.1, 1),
    neighbours: int(1, 20, 2),
    overlap: float(0.01, 100, 1),
  },
  trains: ['rbf'],
  forgetsParts: ({ mode }) => mode === 'batch',
  checkLayer: (_p, { rows, weights }) => fewRows(rows, weights['centers']?.[0]),
  reads: () => 'values',
  metrics: () => [],
  loss: (tf, { layer, counts }) => {
    const { x } = layer
    return perSample(tf, tf.reshape(errors(tf, toRows(tf, x), centersOf(layer)), x.shape.slice(0, -1)), counts)
  },
  measure: (tf, { layer, counts: counted }) => {
    const { counts } = shares(tf, toRows(tf, layer.x), centersOf(layer), countingRows(tf, layer.x, counted))
    return { empty: tf.sum(tf.cast(tf.equal(counts, 0), 'float32')) }
  },
  // 1 once the centers have been begun: a later phase goes on from where they are.
  slots: () => ({ sown: [] }),
  learn: (tf, { p, layer, rate, slots, draw, counts: counted }) => {
    const rows = toRows(tf, layer.x)
    const counting = countingRows(tf, layer.x, counted)
    const before = centersOf(layer)
    const sown = weightOf(slots, 'sown')
    const first = tf.sub(1, sown)
    // Computed in every step, since a step is the same each time; it costs about as much as finding the nearest centers once more.
    const begun = tf.add(
      tf.mul(sow(tf, rows, before.shape[0] ?? 1, draw, counting), first),
      tf.mul(before, tf.sub(1, first)),
    )
    const { counts, means } = shares(tf, rows, begun, counting)
    // As far as one row after another would have moved them.
    const far = p.mode === 'batch' ? tf.minimum(counts, 1) : tf.sub(1, tf.pow(tf.sub(1, rate), counts))
    const centers = tf.add(begun, tf.mul(tf.reshape(far, [-1, 1]), tf.sub(means, begun)))
    const away = tf.sum(withoutPadding(tf, tf.reshape(errors(tf, rows, centers), [-1, 1]), counting))
    const alone = tf.reshape(tf.sqrt(tf.div(away, rowsThatCount(tf, rows, counting))), [1])
    const distances = before.shape[0] === 1 ? alone : meanNeighbours(tf, centers, p.neighbours)
    return {
      weights: { centers, widths: tf.maximum(tf.mul(distances, p.overlap), LEAST) },
      slots: { sown: tf.onesLike(sown) },
    }
  },
  example: { weights: { widths: [1, 1] } },
  text: {
    en: {
      title: 'k-means',
      keywords: ['clustering', 'Lloyd', 'MacQueen', 'k-means++', 'vector quantization', 'prototypes', 'centers'],
      help: 'Moves each center of RBF units to the middle of the rows that are nearest to it, again and again: prototypes spread over the data without any targets. Each unit is then made as wide as its neighbours are far. With all rows in a batch it is Lloyd’s algorithm; online, every row draws its center a little.',
      pitfall:
        'It finds the nearest best, not the best: other first centers may end elsewhere. The number of groups is yours to choose.',
      formula: 'c_{k} ← mean of the x nearest to it, σ_{k} = s·mean ‖c_{k} − c_{j}‖',
      params: {
        mode: {
          title: 'Way',
          help: 'Whether centers jump to the mean of their rows in the batch or are drawn to each row a little.',
          options: { batch: 'To the mean', online: 'Row by row' },
        },
        learningRate: {
          title: 'Learning rate',
          help: 'Row by row: share of the way to a row that its nearest center goes.',
        },
        neighbours: { title: 'Neighbours', help: 'Number of nearest other centers whose distances make the width.' },
        overlap: { title: 'Overlap', help: 'Width as a multiple of the mean distance to those neighbours.' },
      },
      ports: { layer: 'Layer' },
      measures: { empty: 'Centers without rows' },
    },
    uk: {
      title: 'K-середніх',
      keywords: ['кластеризація', 'Ллойд', 'Мак-Квін', 'k-means', 'векторне квантування', 'прототипи', 'центри'],
      help: 'Знову й знову переносить кожен центр вузлів RBF у середину найближчих до нього рядків: прототипи розходяться по даних без жодних цілей. Ширина вузла береться за відстанню до сусідів. Якщо в пакеті всі рядки, це алгоритм Ллойда; рядок за рядком кожен рядок трохи притягує свій центр.',
      pitfall:
        'Знаходить найближче найкраще, а не найкраще взагалі: інші початкові центри можуть привести деінде. Кількість груп вибираєте ви.',
      formula: 'c_{k} ← середнє найближчих x, σ_{k} = s·середнє ‖c_{k} − c_{j}‖',
      params: {
        mode: {
          title: 'Спосіб',
          help: 'Чи центри стрибають у середнє своїх рядків пакета, чи кожен рядок трохи їх притягує.',
          options: { batch: 'До середнього', online: 'Рядок за рядком' },
        },
        learningRate: {
          title: 'Швидкість навчання',
          help: 'Рядок за рядком: яку частку шляху до рядка проходить найближчий центр.',
        },
        neighbours: {
          title: 'Сусіди',
          help: 'Кількість найближчих інших центрів, за відстанню до яких береться ширина.',
        },
        overlap: { title: 'Перекриття', help: 'У скільки разів ширина більша за середню відстань до цих сусідів.' },
      },
      ports: { layer: 'Шар' },
      measures: { empty: 'Центри без рядків' },
    },
  },
})
