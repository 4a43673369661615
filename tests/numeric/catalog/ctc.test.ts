import { describe, expect, test } from 'vitest'
import { catalog } from '@shared/catalog/catalog'
import { spellBestPath } from '@shared/catalog/define/spellBestPath'
import { createRandom } from '@shared/random'
import { onBackend } from '../onBackend'
import { tf, type Tensor } from './cpu'

const TIME = 4
const CLASSES = 3

const ctc = (prediction: Tensor, target: Tensor): Tensor => {
  const item = catalog.losses.get('ctc')
  if (!item) throw new Error('No CTC')
  return item.loss(tf, { prediction, target, p: { weight: 1 } as never })
}

const random = createRandom(5, 'ctc')
const scores = (rows: number): number[] => Array.from({ length: rows * TIME * CLASSES }, () => random.normal())

/** Shares of the classes at a moment, in double precision. */
function sharesAt(row: readonly number[], moment: number): number[] {
  const powers = row.slice(moment * CLASSES, (moment + 1) * CLASSES).map(Math.exp)
  const sum = powers.reduce((a, b) => a + b, 0)
  return powers.map((power) => power / sum)
}

/** −ln of the sum over every way through the moments that spells the labels, one by one. */
function bruteForce(row: readonly number[], labels: readonly number[]): number {
  let total = 0
  for (let way = 0; way < CLASSES ** TIME; way++) {
    const path = Array.from({ length: TIME }, (_, t) => Math.floor(way / CLASSES ** t) % CLASSES)
    const oneHot = path.flatMap((symbol) => Array.from({ length: CLASSES }, (_, c) => Number(c === symbol)))
    if (spellBestPath(oneHot, CLASSES).join() !== labels.join()) continue
    total += path.reduce((product, symbol, t) => product * (sharesAt(row, t)[symbol] ?? 0), 1)
  }
  return -Math.log(total)
}

const TARGETS = [[], [1], [2], [1, 2], [2, 1], [1, 1], [2, 2], [1, 2, 1], [1, 1, 2], [1, 2, 2]]
const padded = (labels: readonly number[], length = 4): number[] => [...labels, 0, 0, 0, 0].slice(0, length)

describe('CTC', () => {
  onBackend('cpu')

  test('adds up every way that spells the labels, whatever their number', () => {
    const rows = TARGETS.map(() => scores(1))
    const prediction = tf.tensor3d(rows.flat(), [rows.length, TIME, CLASSES])
    const target = tf.tensor2d(TARGETS.map((labels) => padded(labels)).flat(), [rows.length, 4], 'int32')
    const losses = [...ctc(prediction, target).dataSync()]
    TARGETS.forEach((labels, i) => expect(losses[i]).toBeCloseTo(bruteForce(rows[i] ?? [], labels), 5))
  })

  test('the probabilities of everything that can be spelled add up to 1', () => {
    const row = scores(1)
    const all = new Map<string, number[]>()
    for (let code = 0; code < 3 ** 4; code++) {
      const labels = Array.from({ length: 4 }, (_, i) => Math.floor(code / 3 ** i) % 3).filter((label) => label > 0)
      all.set(labels.join(), labels)
    }
    const targets = [...all.values()]
    const prediction = tf.tensor3d(
      targets.flatMap(() => row),
      [targets.length, TIME, CLASSES],
    )
    const target = tf.tensor2d(
      targets.flatMap((labels) => padded(labels)),
      [targets.length, 4],
      'int32',
    )
    const losses = [...ctc(prediction, target).dataSync()]
    // What cannot be spelled in the time counts 0 and must be left out here.
    const possible = targets.map(
      (labels) => labels.length + labels.filter((l, i) => l === labels[i + 1]).length <= TIME,
    )
    losses.forEach((loss, i) => expect(loss === 0).toBe(!possible[i]))
    expect(losses.reduce((sum, loss, i) => sum + (possible[i] ? Math.exp(-loss) : 0), 0)).toBeCloseTo(1, 5)
  })

  test('its gradient is that of finite differences, and none where the labels cannot be spelled', () => {
    const values = scores(2)
    const target = tf.tensor2d([1, 1, 2, 0, 1, 1, 1, 0], [2, 4], 'int32')
    const loss = (numbers: readonly number[]): Tensor =>
      tf.sum(ctc(tf.tensor3d([...numbers], [2, TIME, CLASSES]), target))
    const gradient = tf
      .grad((x) => tf.sum(ctc(x, target)))(tf.tensor3d(values, [2, TIME, CLASSES]))
      .dataSync()
    const h = 1e-2
    values.forEach((value, i) => {
      const at = (x: number): number => loss(values.map((old, k) => (k === i ? x : old))).dataSync()[0] ?? Number.NaN
      expect(gradient[i]).toBeCloseTo((at(value + h) - at(value - h)) / (2 * h), 3)
    })
    expect([...gradient.slice(TIME * CLASSES)].every((value) => value === 0)).toBe(true)
  })
})

test.each([
  [
    [0, 1, 1, 0, 1, 2, 2],
    [1, 1, 2],
  ],
  [[0, 0, 0], []],
  [[2, 2, 2], [2]],
])('the path %j spells %j', (path, spelled) => {
  const scores = path.flatMap((symbol) => Array.from({ length: CLASSES }, (_, c) => (c === symbol ? 0.9 : -0.4)))
  expect(spellBestPath(scores, CLASSES)).toEqual(spelled)
})
