import { afterAll, describe, expect, it } from 'vitest'
import { generate } from '../../../src-main/trainer/inspect/generate'
import type { OpenNetwork } from '../../../src-main/trainer/session/openNetwork'
import { dense, toDocument, type NodeSpec, type Wire } from './toDocument'
import { removeFolders, trainDocument } from './trainDocument'

afterAll(removeFolders)

const settings = { seed: 3, epochs: 3, batchSize: 50, split: { validation: 0.1, test: 0 } }
async function networkOf(nodes: NodeSpec[], wires: Wire[], training = {}): Promise<OpenNetwork> {
  const { session } = await trainDocument(toDocument(nodes, wires, { ...settings, ...training }))
  if (!session.network) throw new Error('no network')
  return session.network
}
async function made(network: OpenNetwork, node: string, more: Partial<Parameters<typeof generate>[1]> = {}) {
  const samples = await generate(network, { source: { node, port: 'output' }, rows: 6, seed: 1, ...more })
  if (!samples.ok) throw new Error(samples.error.message)
  return samples.value
}

describe('making samples', () => {
  const data: NodeSpec = { id: 'data', type: 'blobs', params: { samples: 200, classes: 3 } }
  const loss: NodeSpec = { id: 'loss', type: 'meanSquaredError' }

  it('begins at noise: the same seed gives the same, another gives others, and training goes on unharmed', async () => {
    const network = await networkOf(
      [data, { id: 'z', type: 'noise', params: { shape: [3] } }, { ...dense(2), id: 'fake' }, loss],
      [['z', 'fake'], ['fake', 'loss.prediction'], ['data.features', 'loss.target']], // prettier-ignore
    )
    const before = network.tf.memory().numTensors
    const one = await made(network, 'fake')
    expect(network.tf.memory().numTensors).toBe(before)
    expect(one).toMatchObject({ from: 'noise', steps: 1, type: { shape: [2] } })
    expect(one.frames.map(({ rows }) => rows.map((row) => row.length))).toEqual([[2, 2, 2, 2, 2, 2]])
    expect(new Set(one.frames[0]?.rows.map(String)).size).toBe(6)
    expect((await made(network, 'fake')).frames).toEqual(one.frames)
    expect((await made(network, 'fake', { seed: 2 })).frames).not.toEqual(one.frames)
    // The first rows do not depend on how many are asked for.
    expect((await made(network, 'fake', { rows: 2 })).frames[0]?.rows).toEqual(one.frames[0]?.rows.slice(0, 2))
  })

  it('begins at the code of a variational autoencoder, without data', async () => {
    const network = await networkOf(
      [
        data,
        { ...dense(2), id: 'mean' },
        { ...dense(2), id: 'spread' },
        { id: 'code', type: 'sampling' },
        { ...dense(2), id: 'out' },
        loss,
      ],
      [['data.features', 'mean'], ['data.features', 'spread'], ['mean', 'code.mean'], ['spread', 'code.logVariance'],
        ['code', 'out'], ['out', 'loss.prediction'], ['data.features', 'loss.target']], // prettier-ignore
    )
    const { from, frames } = await made(network, 'out', { rows: 500 })
    expect(from).toBe('noise')
    // A decoder of one layer: samples are W z + b with z ~ N(0, 1), so their mean is b.
    const bias = [...(network.weights.of('out')['bias']?.value.dataSync() ?? [])]
    const kernel = [...(network.weights.of('out')['kernel']?.value.dataSync() ?? [])]
    for (const axis of [0, 1]) {
      const values = frames[0]?.rows.map((row) => row[axis] ?? 0) ?? []
      const spread = Math.hypot(kernel[axis] ?? 0, kernel[axis + 2] ?? 0)
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length
      expect(Math.abs(mean - (bias[axis] ?? 0))).toBeLessThan((4 * spread) / Math.sqrt(500))
    }
  })

  it('goes back through diffusion step by step and tells states on the way', async () => {
    const network = await networkOf(
      [
        data,
        { id: 'mix', type: 'diffusion', params: { steps: 12 } },
        { id: 'both', type: 'concatenate' },
        { ...dense(2), id: 'guess' },
        loss,
      ],
      [['data.features', 'mix'], ['mix.noisy', 'both'], ['mix.time', 'both'], ['both', 'guess'],
        ['guess', 'loss.prediction'], ['mix.noise', 'loss.target']], // prettier-ignore
    )
    const whole = await made(network, 'guess', { frames: 4 })
    expect(whole.steps).toBe(12)
    expect(whole.frames.map(({ step }) => step)).toEqual([3, 6, 9, 12])
    const short = await made(network, 'guess', { steps: 3, frames: 24 })
    expect(short.frames.map(({ step }) => step)).toEqual([1, 2, 3])
    expect((await made(network, 'guess', { steps: 5000 })).steps).toBe(12)
  })

  it('shows what data become where nothing is drawn, one class after the other', async () => {
    const network = await networkOf(
      [data, { ...dense(2), id: 'copy' }, loss],
      [['data.features', 'copy'], ['copy', 'loss.prediction'], ['data.features', 'loss.target']], // prettier-ignore
      { epochs: 60, optimizer: { type: 'adam', params: { learningRate: 0.05 } } },
    )
    const { from, frames } = await made(network, 'copy', { rows: 3 })
    expect(from).toBe('data')
    const prepared = await network.data()
    const table = prepared.ok ? prepared.value.tables['data/features'] : undefined
    const rows = Array.from({ length: 200 }, (_, row) => [...(table?.values.subarray(2 * row, 2 * row + 2) ?? [])])
    for (const row of frames[0]?.rows ?? []) {
      const nearest = Math.min(...rows.map(([x = 0, y = 0]) => Math.hypot(x - (row[0] ?? 0), y - (row[1] ?? 0))))
      expect(nearest).toBeLessThan(0.3)
    }
    const one = await generate(network, { source: { node: 'nowhere', port: 'output' }, rows: 1, seed: 0 })
    expect(one).toMatchObject({ ok: false, error: { code: 'outputUnknown' } })
  })
})
