import type { LearnArgs, TrainedLayer } from '../define/teaching'
import { defineRule } from '../define/rule'
import { choice } from '../define/params'
import { sizeOf } from '../define/tensorType'
import type { Tensor, Tf } from '../define/tf'
import { energyOf, flatRows, isFixed } from '../layers/_recall'
import { unitMatrix } from '../layers/_unitMatrix'
import { weightOf } from '../layers/_weightOf'
import { checkPatterns, notTwoValued, tooManyPatterns } from './_patterns'

/** Patterns that a Hebbian memory holds for each of its units (D. Amit, H. Gutfreund, H. Sompolinsky 1985). */
const HEBB = 0.138
/** Squarings that separate what lies in the span of patterns from what does not, down to 2⁻¹⁵ of the greatest share. */
const SQUARINGS = 17

const params = { method: choice(['hebb', 'pseudoInverse'], 'hebb') } as const

const lowOf = (type: string): number => (type === 'binaryThreshold' ? 0 : -1)

/** 0 of the diagonal, 1 elsewhere. */
const besides = (tf: Tf, n: number): Tensor => tf.sub(1, unitMatrix(tf, n))

/**
 * The projection `[n, n]` on the span of the rows of `x`: (I − XᵀX/c)^(2^k) goes to 0 there and stays 1 elsewhere; then eigenvalues are
 * rounded to 0 and 1 by 3P² − 2P³.
 */
function projectionOn(tf: Tf, x: Tensor): Tensor {
  const n = x.shape[1] ?? 1
  const square = (a: Tensor): Tensor => tf.matMul(a as never, a as never)
  const gram = tf.matMul(x as never, x as never, true)
  const bound = tf.add(tf.max(tf.sum(tf.abs(gram), 1)), 1e-30)
  let rest: Tensor = tf.sub(unitMatrix(tf, n), tf.div(gram, bound))
  for (let k = 0; k < SQUARINGS; k++) rest = square(rest)
  let inside: Tensor = tf.sub(unitMatrix(tf, n), rest)
  for (let k = 0; k < 4; k++) {
    const twice = square(inside)
    inside = tf.sub(tf.mul(twice, 3), tf.mul(tf.matMul(twice as never, inside as never), 2))
  }
  return inside
}

/** The sum over a pass through the rows: of outer products, or of projections on what the rows before do not span. */
function stored(tf: Tf, { method }: { readonly method: string }, args: LearnArgs<unknown>, x: Tensor): Tensor {
  const before = tf.mul(args.slots['sum'] as Tensor, tf.sub(1, args.begins))
  if (method === 'hebb') return tf.add(before, tf.matMul(x as never, x as never, true))
  const news = tf.sub(x, tf.matMul(x as never, before as never))
  // What is left of a known pattern is rounding.
  const size = tf.mean(tf.square(news), 1, true)
  return tf.add(before, projectionOn(tf, tf.mul(news, tf.cast(tf.greater(size, 1e-6), 'float32'))))
}

/** Whether the units of a layer are 0 and 1: only these have thresholds. */
const isBinary = ({ w }: TrainedLayer): boolean => w['threshold'] !== undefined

/**
 * W = Σ xᵀx / n over the patterns of a pass, or the projection on their span X⁺X, both without the diagonal. Patterns of 0 and 1 are stored
 * as ±1, with thresholds of half a row sum, so that both kinds of units recall alike. Its loss is the share of values that are recalled wrong.
 */
export default defineRule({
  id: 'hopfieldStorage',
  icon: 'H',
  params,
  trains: ['hopfield', 'binaryThreshold'],
  check: (_p, types) => checkPatterns(types),
  checkLayer: ({ method }, layer) => {
    const units = layer.weights['kernel']?.[0] ?? 1
    const fixes = [{ kind: 'setParam', on: 'self', param: 'method', value: 'pseudoInverse' } as const]
    return [
      ...notTwoValued('target', layer.target, lowOf(layer.type)),
      ...(method === 'hebb'
        ? tooManyPatterns(layer, units, HEBB * units, fixes)
        : // As many patterns as units span every state, and a projection on all states recalls nothing.
          tooManyPatterns(layer, units, units - 1, [], 'patternsFillSpace')),
    ]
  },
  slots: (_p, { weights, target }) => {
    const n = weights['kernel']?.[0] ?? sizeOf(target?.shape ?? [])
    return { sum: [n, n] }
  },
  reads: () => 'values',
  metrics: () => [],
  loss: (tf, { prediction, target }) =>
    tf.mean(tf.cast(tf.notEqual(flatRows(tf, prediction), flatRows(tf, target)), 'float32'), 1),
  measure: (tf, { prediction, target, layer }) => {
    const net = { kernel: weightOf(layer.w, 'kernel'), threshold: layer.w['threshold'], low: isBinary(layer) ? 0 : -1 }
    return {
      fixedPoints: tf.mean(isFixed(tf, flatRows(tf, target), net)),
      energy: tf.mean(energyOf(tf, flatRows(tf, prediction), net)),
    }
  },
  learn: (tf, args) => {
    const { layer, p } = args
    const binary = isBinary(layer)
    const target = flatRows(tf, args.target)
    const sum = stored(tf, p, args, binary ? tf.sub(tf.mul(target, 2), 1) : target)
    const n = sum.shape[0] ?? 1
    const kernel = tf.mul(p.method === 'hebb' ? tf.div(sum, n) : sum, besides(tf, n))
    return {
      weights: { kernel, ...(binary && { threshold: tf.mul(tf.sum(kernel, 0), 0.5) }) },
      slots: { sum },
    }
  },
  example: { inputs: [[[1, -1, 1, -1]], [[1, -1, 1, -1]]] },
  text: {
    en: {
      title: 'Pattern storage',
      keywords: [
        'Hopfield',
        'Hebb',
        'outer product',
        'pseudo-inverse',
        'projection rule',
        'associative memory',
        'newhop',
      ],
      help: 'Makes patterns the rest states of a network, all in one pass and without a learning rate. By Hebb, units that agree in a pattern pull each other: it holds about 0.138 patterns for each unit. The pseudo-inverse removes what patterns have in common and holds nearly as many as there are units.',
      formula: 'W = Σ x^{T}x / n or X⁺X, W_{ii} = 0',
      params: {
        method: {
          title: 'Method',
          help: 'Hebb’s sum of outer products, or the projection on all patterns, which also stores similar ones.',
          options: { hebb: 'Hebb', pseudoInverse: 'pseudo-inverse' },
        },
      },
      ports: { layer: 'Memory', target: 'Patterns' },
      measures: { fixedPoints: 'Patterns at rest', energy: 'Energy' },
    },
    uk: {
      title: 'Запам’ятовування взірців',
      short: 'Запам’ятати',
      keywords: [
        'Гопфілд',
        'Хопфілд',
        'Гебб',
        'Хебб',
        'зовнішній добуток',
        'псевдообернена',
        'проєкційне правило',
        'асоціативна пам’ять',
      ],
      help: 'Робить взірці станами спокою мережі, усі за один прохід і без швидкості навчання. За Геббом вузли, що у взірці збігаються, притягують один одного: уміщується близько 0,138 взірця на вузол. Псевдообернена матриця прибирає спільне між взірцями і тримає майже стільки, скільки вузлів.',
      formula: 'W = Σ x^{T}x / n або X⁺X, W_{ii} = 0',
      params: {
        method: {
          title: 'Спосіб',
          help: 'Сума зовнішніх добутків за Геббом або проєкція на всі взірці, що зберігає і схожі.',
          options: { hebb: 'Гебб', pseudoInverse: 'псевдообернена' },
        },
      },
      ports: { layer: 'Пам’ять', target: 'Взірці' },
      measures: { fixedPoints: 'Взірці в спокої', energy: 'Енергія' },
    },
  },
})
