import type { FixHint, ItemProblem } from '../define/item'
import type { LossTypes } from '../define/loss'
import { listOf } from '../define/listOf'
import { choice, itemId } from '../define/params'
import { perSample } from '../define/perSample'
import type { LearnArgs, RuleLayer, TrainedLayer } from '../define/teaching'
import { defineRule, layerPort, learningRate } from '../define/rule'
import type { Tensor, Tf } from '../define/tf'
import { fromRows, toRows } from '../layers/_lastAxis'
import { suitableMetrics } from '../losses/_check'
import { countingRows, rowsThatCount, withoutPadding } from './_counting'
import { checkSignedTarget, LINEAR, sumsOf } from './_linear'

type Form = 'plain' | 'normalized' | 'oja' | 'sanger'

/** What is taught comes in by a port of its own; without it the layer is its own teacher. */
const isTaught = ({ prediction, target }: LossTypes): boolean => prediction !== target

/** No target, or one that fits. */
const check = (_p: unknown, types: LossTypes): readonly ItemProblem[] =>
  isTaught(types) ? checkSignedTarget(types) : []

/** Oja and Sanger go by the weighted sums: of weights that begin at zero these are zero for ever, unless a target comes in. */
function checkLayer({ form }: { readonly form: Form }, { type, p, target }: RuleLayer): readonly ItemProblem[] {
  const bySums = form === 'oja' || form === 'sanger'
  const dense = { kind: 'replaceUpstream', port: layerPort.name, type: 'dense' } as const
  const drawn = { kind: 'setParam', on: 'upstream', port: layerPort.name, param: 'kernelInitializer' } as const
  const isPerceptron = type === 'perceptron'
  if (!bySums || target || (!isPerceptron && itemId(p['kernelInitializer']) !== 'zeros')) return []
  const fixes: readonly FixHint[] = [isPerceptron ? dense : { ...drawn, value: 'glorotUniform' }]
  return [{ code: 'restsAtZero', severity: 'warning', port: layerPort.name, fixes }]
}

/** Columns of a matrix, each of length 1. */
function normalized(tf: Tf, kernel: Tensor): Tensor {
  const length = tf.sqrt(tf.sum(tf.square(kernel), 0, true))
  return tf.div(kernel, tf.maximum(length, 1e-7))
}

/** 1 on and above the diagonal, `[units, units]`. */
const upper = (tf: Tf, units: number): Tensor =>
  tf.reshape(
    listOf(
      tf,
      Array.from({ length: units * units }, (_, i) => Number(i % units >= Math.floor(i / units))),
    ),
    [units, units],
  )

/** The part of xᵀy that Oja and Sanger take back: W yᵀy, of Sanger's from units that come before and the unit itself. */
function forgotten(tf: Tf, kernel: Tensor, y: Tensor, inOrder: boolean): Tensor {
  const together = tf.matMul(y as never, y as never, true)
  const units = kernel.shape[1] ?? 1
  return tf.matMul(kernel as never, (inOrder ? tf.mul(together, upper(tf, units)) : together) as never)
}

/** What the columns of W do not tell of the inputs: (x − xWWᵀ)², `[rows, inputs]`. */
function rest(tf: Tf, layer: TrainedLayer): Tensor {
  const kernel = layer.w['kernel'] as Tensor
  const x = toRows(tf, layer.x)
  const back = tf.matMul(tf.matMul(x as never, kernel as never), kernel as never, false, true)
  return tf.square(tf.sub(x, back))
}

function grow(tf: Tf, form: Form, args: LearnArgs<unknown>): Record<string, Tensor> {
  const { layer, prediction, target, rate, counts } = args
  const kernel = layer.w['kernel'] as Tensor
  const x = toRows(tf, layer.x)
  const counting = countingRows(tf, layer.x, counts)
  const share = tf.div(rate, rowsThatCount(tf, x, counting))
  const own = form === 'oja' || form === 'sanger' ? sumsOf(tf, layer) : prediction
  const y = withoutPadding(tf, toRows(tf, layer.taught ? target : own), counting)
  const both = tf.matMul(x as never, y as never, true)
  const change = form === 'oja' || form === 'sanger' ? tf.sub(both, forgotten(tf, kernel, y, form === 'sanger')) : both
  const next = tf.add(kernel, tf.mul(change, share))
  const bias = layer.w['bias']
  return {
    kernel: form === 'normalized' ? normalized(tf, next) : next,
    ...(bias && layer.taught && { bias: tf.add(bias, tf.mul(tf.sum(y, 0), share)) }),
  }
}

/**
 * W ← W + α · mean of xᵀy over the batch, y the target or, without one, the layer's own answer (D. Hebb, 1949); Oja's form (1982) takes W yᵀy away, Sanger's
 * (1989) its upper triangle. The bias learns from a target alone.
 */
export default defineRule({
  id: 'hebb',
  icon: 'xy',
  params: { form: choice(['oja', 'sanger', 'normalized', 'plain'], 'oja'), ...learningRate(0.01) },
  trains: LINEAR,
  inputs: [layerPort, { name: 'target', optional: true }],
  check,
  checkLayer,
  reads: (_p, types) => (isTaught(types) && types.target.labels ? 'margin' : 'values'),
  metrics: (types) => (isTaught(types) ? suitableMetrics(types) : []),
  loss: (tf, { layer, target, prediction, counts }) =>
    perSample(
      tf,
      layer.taught ? tf.square(tf.sub(target, prediction)) : fromRows(tf, rest(tf, layer), layer.x),
      counts,
    ),
  measure: (tf, { layer, counts }) => {
    const counting = countingRows(tf, layer.x, counts)
    const squares = tf.mean(tf.square(sumsOf(tf, layer)), 1, true)
    return {
      length: tf.mean(tf.sqrt(tf.sum(tf.square(layer.w['kernel'] as Tensor), 0))),
      power: tf.div(tf.sum(withoutPadding(tf, squares, counting)), rowsThatCount(tf, squares, counting)),
    }
  },
  learn: (tf, args) => ({ weights: grow(tf, args.p.form, args) }),
  text: {
    en: {
      title: 'Hebb',
      keywords: ['Oja', 'Sanger', 'GHA', 'principal component', 'PCA', 'correlation learning', 'newhop'],
      help: 'Inputs and outputs that are active together strengthen their connection. With a target it learns the pairs; without one the layer’s own answer is y. The plain form grows without bound; Oja’s holds the length at 1 and finds the first principal component of centred data, Sanger’s as many as there are units, in their order.',
      pitfall: 'The plain form grows without bound; Oja’s keeps the length.',
      formula: 'W ← W + αxᵀy,  Oja: W ← W + α(xᵀy − Wyᵀy)',
      params: {
        form: {
          title: 'Form',
          help: 'What keeps the weights from growing for ever. Oja and Sanger take the weighted sums for y, before any activation.',
          options: {
            oja: 'Oja: principal subspace',
            sanger: 'Sanger: components in order',
            normalized: 'Length kept at 1',
            plain: 'Plain, unbounded',
          },
        },
        learningRate: { title: 'Learning rate', help: 'How far the mean product of a batch moves the weights (α).' },
      },
      ports: { layer: 'Layer', target: 'Target' },
      measures: { length: 'Length of weights', power: 'Mean y²' },
    },
    uk: {
      title: 'Правило Гебба',
      short: 'Гебб',
      keywords: ['Ойя', 'Сенгер', 'Хебб', 'головна компонента', 'МГК', 'PCA', 'кореляційне навчання'],
      help: 'Входи й виходи, активні водночас, зміцнюють зв’язок між собою. З ціллю правило вивчає пари; без неї y — це відповідь самого шару. Проста форма росте без меж; форма Ойї тримає довжину 1 і знаходить першу головну компоненту центрованих даних, а форма Сенгера — стільки компонент за порядком, скільки є вузлів.',
      pitfall: 'Проста форма росте без меж; форма Ойї тримає довжину.',
      formula: 'W ← W + αxᵀy,  Ойя: W ← W + α(xᵀy − Wyᵀy)',
      params: {
        form: {
          title: 'Форма',
          help: 'Що не дає вагам рости безмежно. В Ойї та Сенгера y — це зважені суми, ще без активації.',
          options: {
            oja: 'Ойя: головний підпростір',
            sanger: 'Сенгер: компоненти за порядком',
            normalized: 'Довжина завжди 1',
            plain: 'Проста, без меж',
          },
        },
        learningRate: { title: 'Швидкість навчання', help: 'Наскільки середній добуток пакета зсуває ваги (α).' },
      },
      ports: { layer: 'Шар', target: 'Ціль' },
      measures: { length: 'Довжина ваг', power: 'Середнє y²' },
    },
  },
})
