import { choice, float, int } from '../define/params'
import type { TrainedLayer } from '../define/teaching'
import { defineRule, layerPort } from '../define/rule'
import type { Tensor, Tf } from '../define/tf'
import { weightOf } from '../layers/_weightOf'

/** Distances of all places `[cities, axes]` from one another, row after row in one list. */
function distancesOf(tf: Tf, places: Tensor): Tensor {
  const apart = tf.sub(tf.expandDims(places, 1), tf.expandDims(places, 0))
  return tf.reshape(tf.sqrt(tf.sum(tf.square(apart), 2)), [-1])
}

/** Length of a tour, a scalar: `order` are rows of what lies so far apart. */
function lengthOf(tf: Tf, distances: Tensor, order: Tensor): Tensor {
  const [count = 1] = order.shape
  const next = tf.concat([tf.slice(order, 1, count - 1), tf.slice(order, 0, 1)])
  return tf.sum(tf.gather(distances, tf.add(tf.mul(order, tf.scalar(count, 'int32')), next) as never))
}

/**
 * For each of some moves, at which place what stands afterwards stood before: `[moves, places]`. Each is about two places, from two columns
 * of numbers 0–1 `[moves, 1]`.
 */
function movesOf(tf: Tf, kind: 'reverse' | 'swap', count: number, [one, other]: readonly [Tensor, Tensor]): Tensor {
  const places = tf.expandDims(tf.range(0, count), 0)
  const first = tf.floor(tf.mul(one, count))
  // So many steps from there to another place.
  const far = tf.add(first, tf.add(1, tf.floor(tf.mul(other, count - 1))))
  const second = tf.where(tf.less(far, count), far, tf.sub(far, count))
  const [low, high] = [tf.minimum(first, second), tf.maximum(first, second)]
  const touched =
    kind === 'reverse'
      ? tf.logicalAnd(tf.greaterEqual(places, low), tf.lessEqual(places, high))
      : tf.logicalOr(tf.equal(places, low), tf.equal(places, high))
  const untouched = tf.add(places, tf.zerosLike(low))
  return tf.cast(tf.where(touched, tf.sub(tf.add(low, high), places), untouched), 'int32')
}

interface Search {
  readonly order: Tensor
  readonly length: Tensor
  readonly best: Tensor
  readonly shortest: Tensor
}

/** One proposal, taken where `drawn`, a number 0–1, is below its probability. */
function propose(
  tf: Tf,
  { order, length, best, shortest }: Search,
  { distances, temperature }: { readonly distances: Tensor; readonly temperature: Tensor },
  [move, drawn]: readonly [Tensor, Tensor],
): Search {
  const other = tf.gather(order, move as never)
  const reached = lengthOf(tf, distances, other)
  // 1/(1 + exp(ΔE/T)) is the sigmoid of −ΔE/T.
  const taken = tf.less(drawn, tf.sigmoid(tf.div(tf.sub(length, reached), temperature)))
  const shorter = tf.less(reached, shortest)
  return {
    order: tf.where(taken, other, order),
    length: tf.where(taken, reached, length),
    best: tf.where(shorter, other, best),
    shortest: tf.where(shorter, reached, shortest),
  }
}

/** The search through some proposals: `draws` are three numbers 0–1 each, `[proposals, 3]`. */
function anneal(tf: Tf, { w, x }: TrainedLayer, kind: 'reverse' | 'swap', temperature: Tensor, draws: Tensor): Search {
  const distances = distancesOf(tf, x)
  const rows = (name: string): Tensor => tf.cast(weightOf(w, name), 'int32')
  const [order, best] = [rows('order'), rows('best')]
  const [first, second, chances] = tf.split(draws, 3, 1) as [Tensor, Tensor, Tensor]
  const [count = 1] = order.shape
  const moves = movesOf(tf, kind, count, [first, second])
  let search: Search = {
    order,
    best,
    length: lengthOf(tf, distances, order),
    shortest: lengthOf(tf, distances, best),
  }
  for (let i = 0; i < (draws.shape[0] ?? 0); i++) {
    const move = tf.reshape(tf.slice(moves, [i, 0], [1, count]), [count])
    const chance = tf.reshape(tf.slice(chances, [i, 0], [1, 1]), [])
    search = propose(tf, search, { distances, temperature }, [move, chance])
  }
  return search
}

/**
 * Simulated annealing of a tour (Kirkpatrick, Gelatt, Vecchi 1983): proposals, each taken with probability 1/(1 + exp(ΔE/T)) at a temperature
 * that falls by an equal share in every step. Its loss is the length of the shortest tour met.
 */
export default defineRule({
  id: 'annealing',
  icon: 'T↓',
  inputs: [layerPort],
  params: {
    move: choice(['reverse', 'swap'], 'reverse'),
    proposals: int(1, 256, 16),
    startTemperature: float(1e-4, 1000, 1, { scale: 'log' }),
    endTemperature: float(1e-6, 1000, 0.01, { scale: 'log' }),
  },
  trains: ['tour'],
  allRows: true,
  inOrder: true,
  checkLayer: (_p, { p, rows }) => {
    const cities = Number(p['cities'])
    if (rows === undefined || rows === cities) return []
    return [
      {
        code: 'citiesUnlikeRows',
        port: 'layer',
        values: { cities, rows },
        fixes: [{ kind: 'setParam', on: 'upstream', port: 'layer', param: 'cities', value: rows }],
      },
    ]
  },
  reads: () => 'values',
  metrics: () => [],
  loss: (tf, { prediction }) => tf.mul(tf.reshape(prediction, [-1]), prediction.shape[0] ?? 1),
  learn: (tf, { p, layer, progress, draw }) => {
    const falls = tf.pow(p.endTemperature / p.startTemperature, progress)
    const temperature = tf.mul(falls, p.startTemperature)
    const search = anneal(tf, layer, p.move, temperature, draw.uniform([p.proposals, 3]))
    const numbers = (tensor: Tensor): Tensor => tf.cast(tensor, 'float32')
    return {
      weights: { order: numbers(search.order), best: numbers(search.best) },
      told: { length: search.length, temperature },
    }
  },
  example: null,
  text: {
    en: {
      title: 'Simulated annealing',
      short: 'Annealing',
      keywords: ['stochastic search', 'Metropolis', 'Kirkpatrick', 'cooling', 'travelling salesman', 'heat bath'],
      help: 'A random change of the tour is proposed and taken with a probability that depends on how much longer it makes the tour and on the temperature. Hot, it wanders freely and leaves poor valleys; cooling, it takes ever fewer steps up; cold, it only descends. Too quick a cooling freezes it in a poor tour. The shortest tour met is kept.',
      formula: 'P = 1/(1 + exp(ΔE/T))',
      params: {
        move: {
          title: 'Move',
          help: 'What is proposed: a stretch of the tour run through backwards, which leaves two ways out and puts two in, or two cities that change places.',
          options: { reverse: 'Reverse a stretch', swap: 'Swap two cities' },
        },
        proposals: { title: 'Proposals', help: 'How many changes are proposed in a step, one after another.' },
        startTemperature: {
          title: 'First temperature',
          help: 'Temperature at the beginning, in lengths of the tour: about as much as a bad move adds.',
        },
        endTemperature: {
          title: 'Last temperature',
          help: 'Temperature at the end, to which it falls by the same share in every step; so low that hardly any step up is taken.',
        },
      },
      ports: { layer: 'Layer' },
      measures: { length: 'Length of the tour', temperature: 'Temperature' },
    },
    uk: {
      title: 'Імітація відпалу',
      short: 'Відпал',
      keywords: ['симуляція відпалу', 'стохастичний пошук', 'Метрополіс', 'охолодження', 'комівояжер', 'відпалювання'],
      help: 'Правило пропонує випадкову зміну туру й приймає її з імовірністю, яка залежить від того, наскільки довшим стане тур, і від температури. Гарячий пошук блукає вільно й виходить із поганих западин; охолоджуючись, він дедалі рідше йде вгору; холодний лише спускається. Надто швидке охолодження заморожує його в поганому турі. Найкоротший зі знайдених турів зберігається.',
      formula: 'P = 1/(1 + exp(ΔE/T))',
      params: {
        move: {
          title: 'Зміна',
          help: 'Що пропонувати: пройти відрізок туру навпаки, тобто замінити два шляхи двома іншими, чи поміняти місцями два міста.',
          options: { reverse: 'Обернути відрізок', swap: 'Поміняти два міста' },
        },
        proposals: { title: 'Пропозиції', help: 'Скільки змін пропонувати за крок, одну за одною.' },
        startTemperature: {
          title: 'Початкова температура',
          help: 'Температура на початку, в одиницях довжини туру: приблизно стільки, скільки додає погана зміна.',
        },
        endTemperature: {
          title: 'Кінцева температура',
          help: 'Температура наприкінці, до якої вона щокроку падає на ту саму частку; така низька, що кроків угору майже немає.',
        },
      },
      ports: { layer: 'Шар' },
      measures: { length: 'Довжина туру', temperature: 'Температура' },
    },
  },
})
