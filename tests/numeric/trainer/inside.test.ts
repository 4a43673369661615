import { afterAll, describe, expect, it } from 'vitest'
import { catalog } from '../../../shared/catalog/catalog'
import { momentsOf } from '../../../src-renderer/inside/views/momentsOf'
import { inside } from '../../../src-main/trainer/inspect/inside'
import type { OpenNetwork } from '../../../src-main/trainer/session/openNetwork'
import { ruleDocument } from '../rules/trainRule'
import { toChain } from './toDocument'
import { removeFolders, trainDocument } from './trainDocument'

afterAll(removeFolders)

const gate = { type: 'logicGate', params: { gate: 'and', values: 'binary', encoding: 'signed' } }
async function trained(): Promise<OpenNetwork> {
  const document = ruleDocument([gate, { type: 'perceptron' }, { type: 'perceptronRule' }], { epochs: 8 })
  const { session } = await trainDocument(document)
  if (!session.network) throw new Error('no network')
  return session.network
}

describe('looking into a layer', () => {
  it('tells the weights that are drawn, rows of the data with their classes, and leaves nothing behind', async () => {
    const network = await trained()
    await network.data()
    const before = network.tf.memory().numTensors
    const found = await inside(network, { node: 'layer', rows: { from: 0, count: 100 } }, () => 32)
    expect(network.tf.memory().numTensors).toBe(before)
    const rows = [[0, 0], [0, 1], [1, 0], [1, 1]] // prettier-ignore
    expect(found).toMatchObject({
      ok: true,
      value: {
        // The line of the lecture for AND from zero.
        weights: { kernel: { shape: [2, 1], values: [4, 2] }, bias: { shape: [1], values: [-6] } },
        inner: {},
        entered: { shape: [4, 2], values: rows.flat() },
        inputs: { data: rows },
        classes: [0, 0, 0, 1],
        rows: 4,
        trained: 32,
      },
    })
  })
  it('goes round the rows from where it is asked, and takes rows that somebody made', async () => {
    const network = await trained()
    const round = await inside(network, { node: 'layer', rows: { from: 3, count: 2 } })
    expect(round).toMatchObject({ ok: true, value: { inputs: { data: [[1, 1], [0, 0]] }, classes: [1, 0] } }) // prettier-ignore
    const made = await inside(network, { node: 'layer', inputs: { data: [[0.5, 3]] } })
    expect(made).toMatchObject({ ok: true, value: { entered: { values: [0.5, 3] }, rows: 0 } })
    const none = await inside(network, { node: 'layer' })
    expect(none).toMatchObject({ ok: true, value: { inputs: {}, rows: 0, weights: { bias: { values: [-6] } } } })
  })
  it('tells memory and weightings of a neural Turing machine moment by moment, as its views name them', async () => {
    const document = toChain(
      { id: 'data', type: 'bitCopy', params: { samples: 20, length: 2, bits: 2 } },
      [{ type: 'ntm', params: { units: 2, controller: 3, places: 4, width: 3 } }],
      { type: 'meanSquaredError' },
      { epochs: 1, batchSize: 10 },
    )
    const { session } = await trainDocument(document)
    const ntm = document.nodes.find(({ type }) => type === 'ntm')
    if (!session.network || !ntm) throw new Error('no network')
    await session.network.data()
    const found = await inside(session.network, { node: ntm.id, inner: true, rows: { from: 0, count: 1 } })
    if (!found.ok) throw new Error(found.error.message)
    const values = found.value.inner
    for (const view of catalog.layers.get('ntm')?.views ?? []) {
      const name = view.kind === 'raster' ? view.spikes : view.kind === 'film' ? view.frames : ''
      const moments = momentsOf(values[name] ?? { shape: [], values: [] })
      expect(moments).toHaveLength(5)
      if (view.kind === 'raster')
        for (const moment of moments)
          for (const head of [0, 1]) {
            const shares = moment.slice(4 * head, 4 * head + 4)
            expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 5)
          }
      if (view.kind === 'film') {
        const { rows = 0, columns = 0 } = view.grid?.(ntm.params as never) ?? {}
        for (const moment of moments) expect(moment).toHaveLength(rows * columns)
      }
    }
    expect(Object.keys(values)).toEqual(['memory', 'weightings'])
  })
  it('refuses what is no layer of the run, and rows that do not fit', async () => {
    const network = await trained()
    for (const node of ['nobody', 'data', 'rule'])
      expect(await inside(network, { node })).toMatchObject({ ok: false, error: { code: 'layerUnknown' } })
    const wrong = await inside(network, { node: 'layer', inputs: { data: [[1]] } })
    expect(wrong).toMatchObject({ ok: false, error: { code: 'inputSize' } })
  })
})
