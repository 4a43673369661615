import { expect } from 'vitest'
import { predict } from '../../../src-main/trainer/inspect/predict'
import type { Told } from '../trainer/trainDocument'
import { networkOf, rowsOf } from './networkOf'

/** The network's answers are those of its formulas worked step by step: h_t = tanh(x_t·w + h_{t−1}·U + b), y = h_T·v + c. */
export async function unrolledRnn(run: Told): Promise<Record<string, number>> {
  const network = networkOf(run)
  const of = (node: string, name: string): number[] => [
    ...((network.weights.of(node)[name]?.value.dataSync() ?? []) as Float32Array),
  ]
  const [w, u, b] = [of('rnn', 'kernel'), of('rnn', 'recurrent_kernel'), of('rnn', 'bias')]
  const [v, [c = NaN]] = [of('output', 'kernel'), of('output', 'bias')]
  const windows = (await rowsOf(run, 'data/features')).slice(0, 50)
  const step = (h: readonly number[], x: number): number[] =>
    b.map((bias, i) =>
      Math.tanh(bias + x * (w[i] ?? NaN) + h.reduce((sum, value, j) => sum + value * (u[j * b.length + i] ?? NaN), 0)),
    )
  const worked = windows.map((window) => {
    const last = window.reduce(
      step,
      b.map(() => 0),
    )
    return last.reduce((sum, value, i) => sum + value * (v[i] ?? NaN), c)
  })
  const answered = await predict(network, { data: windows })
  if (!answered.ok) throw new Error(answered.error.message)
  const answers = answered.value.outputs['loss']?.rows.map(([value = NaN]) => value) ?? []
  const apart = Math.max(...worked.map((value, i) => Math.abs(value - (answers[i] ?? NaN))))
  expect(apart).toBeLessThan(1e-5)
  return { 'largest difference': apart }
}
