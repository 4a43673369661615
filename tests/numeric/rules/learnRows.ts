import { catalog } from '../../../shared/catalog/catalog'
import { parseParams } from '../../../shared/catalog/define/params'
import type { JsonValue } from '../../../shared/graph/document'
import { tf } from '../catalog/cpu'

const draw = {
  uniform: (shape: readonly number[]) => tf.zeros([...shape]),
  normal: (shape: readonly number[]) => tf.zeros([...shape]),
  int: (shape: readonly number[]) => tf.zeros([...shape], 'int32'),
}

/** One unit from weights of zero, the rows of a small table one after another: its weights, the bias last, after each row. */
export function learnRows(
  [id, params]: readonly [string, Record<string, JsonValue>],
  rows: readonly (readonly [x: readonly number[], y: number])[],
  { epochs, useBias = true }: { readonly epochs: number; readonly useBias?: boolean },
): readonly (readonly number[])[] {
  const item = catalog.rules.get(id)
  if (!item?.rule) throw new Error(`No rule ${id}`)
  const { params: p } = parseParams(item.params, params)
  const inputs = rows[0]?.[0].length ?? 1
  let w: Readonly<Record<string, ReturnType<typeof tf.zeros>>> = {
    kernel: tf.zeros([inputs, 1]),
    ...(useBias && { bias: tf.zeros([1]) }),
  }
  const kept: number[][] = []
  for (let epoch = 0; epoch < epochs; epoch++)
    rows.forEach(([row, y], i) => {
      const x = tf.tensor2d([...row], [1, inputs])
      const target = tf.tensor2d([y], [1, 1])
      const learned = item.rule?.learn(tf, {
        p: p as never,
        layer: { inputs: [x], x, w, p: {}, taught: true },
        prediction: target,
        target,
        rate: tf.scalar(Number(params['learningRate'] ?? 1)),
        progress: tf.scalar(0),
        begins: tf.scalar(i === 0 ? 1 : 0),
        step: tf.scalar(epoch * rows.length + i),
        slots: {},
        draw,
      })
      w = { ...w, ...learned?.weights }
      kept.push([...(w['kernel']?.dataSync() ?? []), ...(w['bias']?.dataSync() ?? [])])
    })
  return kept
}

/** One unit from weights of zero, all rows of a small table in each step: its weights, the bias last, after so many. */
export function learnAll(
  id: string,
  rows: readonly (readonly [x: readonly number[], y: number])[],
  steps: number,
): readonly number[] {
  const item = catalog.rules.get(id)
  if (!item?.rule) throw new Error(`No rule ${id}`)
  const { params: p } = parseParams(item.params, {})
  const x = tf.tensor2d(rows.map(([row]) => [...row]))
  const target = tf.tensor2d(rows.map(([, y]) => [y]))
  let w: Readonly<Record<string, ReturnType<typeof tf.zeros>>> = {
    kernel: tf.zeros([x.shape[1], 1]),
    bias: tf.zeros([1]),
  }
  for (let step = 0; step < steps; step++) {
    const layer = { inputs: [x], x, w, p: {}, taught: true }
    const [rate, progress, begins] = [tf.scalar(1), tf.scalar(0), tf.scalar(1)]
    const args = { p: p as never, layer, prediction: target, target, rate, progress, begins, slots: {}, draw }
    w = { ...w, ...item.rule.learn(tf, { ...args, step: tf.scalar(step) }).weights }
  }
  return [...(w['kernel']?.dataSync() ?? []), ...(w['bias']?.dataSync() ?? [])]
}

/** Rows that weights, the bias last where there is one, put on the wrong side; 0 counts as +1. */
export const mistakesOf = (
  weights: readonly number[],
  rows: readonly (readonly [x: readonly number[], y: number])[],
): number =>
  rows.filter(([x, y]) => {
    const sum = [...x, 1].reduce((total, value, i) => total + value * (weights[i] ?? 0), 0)
    return (sum >= 0 ? 1 : -1) !== y
  }).length
