import { beforeAll, describe, expect, test } from 'vitest'
import type { GraphDocument } from '../../../shared/graph/document'
import { evaluate } from '../../../src-main/trainer/inspect/evaluate'
import { inside } from '../../../src-main/trainer/inspect/inside'
import { openDevice, type Device } from '../../../src-main/trainer/openDevice'
import { inference } from '../../../src-main/trainer/program/createNetwork'
import { openNetwork } from '../../../src-main/trainer/session/openNetwork'
import { dense, toDocument } from './toDocument'

let device: Device
beforeAll(async () => {
  const opened = await openDevice('cpu')
  if (!opened.ok) throw new Error(opened.error.message)
  device = opened.value
})

const LENGTH = 5
const CLASSES = 5
/** Letters said backwards: ids through attention to a class at every moment, of which the last ones of short rows are padding. */
const document = (maskZero: boolean, from = 'logits'): GraphDocument =>
  toDocument(
    [
      { id: 'data', type: 'sequenceReversal', params: { samples: 40, symbols: 3, length: LENGTH, shortest: 2 } },
      { id: 'words', type: 'embedding', params: { inputDim: CLASSES, outputDim: 4, maskZero } },
      { id: 'look', type: 'multiHeadAttention', params: { numHeads: 2, keyDim: 3 } },
      { ...dense(CLASSES, from === 'logits' ? 'linear' : 'softmax'), id: 'head' },
      { id: 'loss', type: 'sparseCategoricalCrossentropy', params: { from } },
    ],
    [
      ['data.features', 'words'],
      ['words', 'look.query'],
      ['look', 'head'],
      ['head', 'loss.prediction'],
      ['data.target', 'loss.target'],
    ],
    { seed: 4, split: { validation: 0, test: 0 } },
  )

async function open(of: GraphDocument) {
  const opened = openNetwork(device, of)
  if (!opened.ok) throw new Error(`${opened.error.code} ${opened.error.cause}`)
  const data = await opened.value.data()
  if (!data.ok) throw new Error(data.error.message)
  return { network: opened.value, data: data.value }
}

/** Scores of a network for every row, and the table's ids, by row and moment. */
async function answers(of: GraphDocument) {
  const { network, data } = await open(of)
  const ids = data.tables['data/features']?.values ?? []
  const truth = data.tables['data/target']?.values ?? []
  const rows = Array.from({ length: 40 }, (_, row) => Array.from(ids.slice(row * LENGTH, (row + 1) * LENGTH)))
  const { tf, plan } = network
  const values = tf.tidy(() => {
    const features = tf.tensor(rows.flat(), [40, LENGTH], 'int32')
    const [made = {}] = network.network.forward([{ 'data/features': features }], inference(tf, plan)).values
    const objective = plan.objectives[0]
    return made[`${objective?.prediction.node}/${objective?.prediction.port}`]?.dataSync() ?? []
  })
  return { network, ids, truth, values }
}

describe('padding', () => {
  test.each([true, false])(
    'counts in losses, metrics and confusion only where nothing says it is: mask %s',
    async (maskZero) => {
      const { network, ids, truth, values } = await answers(document(maskZero))
      let [loss, right, count] = [0, 0, 0]
      Array.from(ids).forEach((id, place) => {
        if (maskZero && id === 0) return
        const scores = Array.from(values.slice(place * CLASSES, (place + 1) * CLASSES))
        const log = Math.log(scores.reduce((sum, score) => sum + Math.exp(score), 0))
        loss += log - (scores[truth[place] ?? 0] ?? 0)
        right += Number(scores.indexOf(Math.max(...scores)) === truth[place])
        count++
      })
      expect(count < ids.length).toBe(maskZero)
      const found = await evaluate(network, 'train', 'run')
      if (!found.ok) throw new Error(found.error.message)
      expect(found.value.values['train/loss']).toBeCloseTo(loss / count, 5)
      expect(found.value.values['train/accuracy']).toBeCloseTo(right / count, 5)
      expect(found.value.values['train/perplexity']).toBeCloseTo(Math.exp(loss / count), 4)
      const table = found.value.confusion['loss']?.counts ?? []
      expect(table.flat().reduce((sum, n) => sum + n, 0)).toBe(count)
      expect(table.reduce((sum, row, i) => sum + (row[i] ?? 0), 0)).toBe(right)
    },
  )
})

test('the shares of attention can be asked for: they add up to 1, and padding gets none', async () => {
  const { network } = await open(document(true))
  const rows = [
    [2, 3, 4, 0, 0],
    [2, 2, 3, 3, 4],
  ]
  const found = await inside(network, { node: 'look', inner: true, inputs: { data: rows } })
  if (!found.ok) throw new Error(found.error.message)
  const { attention } = found.value.inner
  expect(attention?.shape).toEqual([2, 2, LENGTH, LENGTH])
  const shares = attention?.values ?? []
  for (let from = 0; from < shares.length; from += LENGTH) {
    const row = [...shares.slice(from, from + LENGTH)]
    expect(row.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 5)
    const padded = from < 2 * LENGTH * LENGTH
    expect(row.slice(3).every((share) => share === 0)).toBe(padded)
  }
  expect(await inside(network, { node: 'head', inner: true, inputs: { data: rows } })).toMatchObject({
    ok: true,
    value: { inner: {} },
  })
  expect(await inside(network, { node: 'look', inputs: { data: [[1]] } })).toMatchObject({
    ok: false,
    error: { code: 'inputSize' },
  })
})
