import { tf, type Tensor } from './cpu'
import { describe, expect, test } from 'vitest'
import { catalog } from '@shared/catalog/catalog'
import type { LossDefinition, LossTypes } from '@shared/catalog/define/loss'
import { parseParams } from '@shared/catalog/define/params'
import { sizeOf, type Labels, type Shape } from '@shared/catalog/define/tensorType'
import { createRandom } from '@shared/random'
import { variantsOf } from '../../contract/catalog/variants'
import { onBackend } from '../onBackend'

onBackend('cpu')

const random = createRandom(5, 'moments')

/** Two sequences of three moments, of which the second has one that counts: four in all, and 1 on average. */
const MASK = [1, 1, 1, 1, 0, 0]
const countsOf = (): Tensor => tf.tensor2d(MASK.map((on) => (on * MASK.length) / 4), [2, 3]) // prettier-ignore

interface Kind {
  readonly labels?: Labels
  /** Of one answer and of one target. */
  readonly answer: Shape
  readonly target: Shape
}
const KINDS: readonly Kind[] = [
  { answer: [3], target: [3], labels: { classes: 3, encoding: 'oneHot' } },
  { answer: [3], target: [], labels: { classes: 3, encoding: 'index' } },
  { answer: [1], target: [1], labels: { classes: 2, encoding: 'binary' } },
  { answer: [1], target: [1], labels: { classes: 2, encoding: 'signed' } },
  { answer: [2], target: [2] },
]

/** The types of answers and targets at every moment, or of a single one. */
const typesOf = ({ labels, answer, target }: Kind, time: Shape, activation: string): LossTypes => ({
  prediction: { shape: [...time, ...answer], dtype: 'float32', activation },
  target: {
    shape: [...time, ...target],
    dtype: labels?.encoding === 'index' ? 'int32' : 'float32',
    ...(labels && { labels }),
  },
})

function numbersOf({ labels, answer, target }: Kind): { prediction: number[]; target: number[] } {
  const shares = MASK.flatMap(() => {
    const raw = Array.from({ length: sizeOf(answer) }, () => 0.1 + random.uniform())
    const sum = raw.length > 1 ? raw.reduce((a, b) => a + b) : 1.2
    return raw.map((x) => x / sum)
  })
  const written = MASK.flatMap(() => {
    const number = random.int(labels?.classes ?? 2)
    if (!labels) return Array.from({ length: sizeOf(target) }, random.uniform)
    if (labels.encoding === 'oneHot') return Array.from({ length: labels.classes }, (_, i) => Number(i === number))
    return [labels.encoding === 'signed' ? number * 2 - 1 : number]
  })
  return { prediction: shares, target: written }
}

/** Padded sequences, and the moments of them that count, each as a sample. */
function bothOf(kind: Kind) {
  const numbers = numbersOf(kind)
  const dtype = kind.labels?.encoding === 'index' ? 'int32' : 'float32'
  const shaped = (values: number[], shape: Shape, type: 'int32' | 'float32') => ({
    padded: tf.tensor(values, [2, 3, ...shape], type),
    alone: tf.tensor(values.slice(0, 4 * sizeOf(shape)), [4, ...shape], type),
  })
  return {
    prediction: shaped(numbers.prediction, kind.answer, 'float32'),
    target: shaped(numbers.target, kind.target, dtype),
  }
}

const sound = (item: LossDefinition, params: never, types: LossTypes): boolean =>
  item.check(params, types).every(({ severity = 'error' }) => severity !== 'error')

const near = (found: number | undefined, expected: number | undefined, what: string): void => {
  const size = Math.max(1, Math.abs(expected ?? 0))
  if (!(Math.abs((found ?? Number.NaN) - (expected ?? Number.NaN)) <= 1e-5 * size))
    expect.fail(`${what}: ${found}, not ${expected}`)
}
const meansOf = (values: Tensor): number[] => [...tf.mean(values, 0).dataSync()]

/**
 * Losses over answers at every moment: one that takes a batch as a whole, spells a target by all moments, or compares the state before with the
 * one after has no moments of its own.
 */
const compared = [...catalog.losses.values()].filter(
  ({ inputs, wholeBatch, id }) =>
    inputs[1]?.name === 'target' && !wholeBatch && id !== 'ctc' && id !== 'temporalDifference',
)

describe('padding counts as if it were not there', () => {
  test.each(compared.map((item) => [item.id, item] as const))('%s', (_id, item) => {
    let seen = 0
    for (const kind of KINDS)
      for (const activation of ['softmax', 'sigmoid', 'linear'])
        for (const variant of variantsOf(item.params)) {
          const p = parseParams(item.params, variant).params as never
          const [sequence, one] = [typesOf(kind, [3], activation), typesOf(kind, [], activation)]
          if (!sound(item, p, sequence)) continue
          expect(sound(item, p, one), `${item.id} of one moment`).toBe(true)
          seen++
          tf.tidy(() => {
            const { prediction, target } = bothOf(kind)
            const padded = item.loss(tf, {
              prediction: prediction.padded,
              target: target.padded,
              counts: countsOf(),
              p,
            })
            const alone = item.loss(tf, { prediction: prediction.alone, target: target.alone, p })
            near(meansOf(padded)[0], meansOf(alone)[0], JSON.stringify([kind, activation, variant]))
          })
        }
    expect(seen).toBeGreaterThan(0)
  })

  test.each([...catalog.metrics.values()].map((item) => [item.id, item] as const))('%s', (id, item) => {
    let seen = 0
    for (const kind of KINDS) {
      const [sequence, one] = [typesOf(kind, [3], 'softmax'), typesOf(kind, [], 'softmax')]
      if (!item.suits(sequence)) continue
      seen++
      tf.tidy(() => {
        const { prediction, target } = bothOf(kind)
        const reads = kind.labels ? ('probabilities' as const) : ('values' as const)
        const padded = item.compute(tf, { prediction: prediction.padded, target: target.padded, counts: countsOf(), types: sequence, reads }) // prettier-ignore
        const alone = item.compute(tf, { prediction: prediction.alone, target: target.alone, types: one, reads })
        const read = (means: number[]): number | undefined => (item.finish ? item.finish(means) : means[0])
        near(read(meansOf(padded)), read(meansOf(alone)), JSON.stringify(kind))
      })
    }
    // Areas are counted in bins, one row of scores a sample.
    expect(seen > 0).toBe(id !== 'rocAuc' && id !== 'prAuc')
  })
})
