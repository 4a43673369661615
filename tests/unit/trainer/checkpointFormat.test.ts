import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import {
  decodeCheckpoint,
  encodeCheckpoint,
  type Checkpoint,
} from '../../../src-main/trainer/checkpoint/checkpointFormat'
import { networkHash } from '../../../src-main/trainer/checkpoint/networkHash'
import { graphDocument } from '../../../shared/graph/document'

const checkpoint: Checkpoint = {
  network: 'n',
  training: 't',
  seed: 42,
  backend: 'cpu',
  clock: 17,
  resumable: true,
  progress: { epoch: 2, sums: { rows: 3, totals: { loss: 0.1 + 0.2 } }, best: null },
  cells: {
    'weight:a/kernel': Float32Array.of(1.5, -0, 3.4e38),
    order: Int32Array.of(2, 0, 1),
    empty: new Float32Array(),
  },
}

describe('checkpoint files', () => {
  it('give back every bit', () => {
    const read = decodeCheckpoint(encodeCheckpoint(checkpoint))
    expect(read).toEqual({ ok: true, value: checkpoint })
    expect(read.ok && Object.is(read.value.cells['weight:a/kernel']?.[1], -0)).toBe(true)
  })

  it('are refused when cut anywhere', () => {
    const file = encodeCheckpoint(checkpoint)
    for (let length = 0; length < file.length; length++) {
      expect(decodeCheckpoint(file.subarray(0, length)), `cut at ${length}`).toMatchObject({
        ok: false,
        error: { code: 'checkpointDamaged' },
      })
    }
    expect(decodeCheckpoint(Buffer.concat([file, Buffer.alloc(1)]))).toMatchObject({ ok: false })
  })

  it('are refused when any bit is flipped', () => {
    const file = encodeCheckpoint(checkpoint)
    for (let at = 0; at < file.length; at++) {
      const changed = Uint8Array.from(file)
      changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8))
      expect(decodeCheckpoint(changed), `byte ${at}`).toMatchObject({ ok: false })
    }
  })

  it('are refused when the header points outside, is no JSON, or is of another version', () => {
    const file = Buffer.from(encodeCheckpoint(checkpoint))
    const swap = (from: string, to: string) => {
      const at = file.indexOf(from)
      expect(at).toBeGreaterThan(0)
      const changed = Buffer.from(file)
      changed.write(to, at, 'latin1')
      // Whoever forges a file can forge its checksum.
      createHash('sha256').update(changed.subarray(48)).digest().copy(changed, 16)
      return changed
    }
    expect(decodeCheckpoint(swap('"offset":16', '"offset":96'))).toMatchObject({
      ok: false,
      error: { code: 'checkpointDamaged' },
    })
    expect(decodeCheckpoint(swap('"offset":0', '"offset":7'))).toMatchObject({
      ok: false,
      error: { code: 'checkpointDamaged' },
    })
    expect(decodeCheckpoint(swap('"clock":17', '"clock":-1'))).toMatchObject({
      ok: false,
      error: { code: 'checkpointDamaged' },
    })
    expect(decodeCheckpoint(swap('{"network"', '["network"'))).toMatchObject({
      ok: false,
      error: { code: 'checkpointDamaged' },
    })
    const newer = Buffer.from(file)
    newer.writeUInt32LE(6, 8)
    expect(decodeCheckpoint(newer)).toMatchObject({ ok: false, error: { code: 'checkpointVersion' } })
    const huge = Buffer.from(file)
    huge.writeUInt32LE(0xffffffff, 12)
    expect(decodeCheckpoint(huge)).toMatchObject({ ok: false, error: { code: 'checkpointDamaged' } })
  })
})

describe('networkHash', () => {
  const document = graphDocument.parse({
    format: 'neuroloom',
    version: 1,
    id: 'd',
    title: 'A',
    training: {},
    nodes: [
      { id: 'a', type: 'dense', params: { units: 3, useBias: true }, position: { x: 0, y: 0 } },
      { id: 'b', type: 'dense', params: { units: 4 }, position: { x: 0, y: 0 } },
    ],
    edges: [{ id: 'e', source: { node: 'a', port: 'output' }, target: { node: 'b', port: 'input' } }],
  })
  const hash = networkHash(document)

  it('is blind to places, names, order of nodes and keys, and number of epochs', () => {
    const [a, b] = document.nodes
    if (!a || !b) throw new Error()
    expect(
      networkHash({
        ...document,
        title: 'B',
        nodes: [b, { ...a, params: { useBias: true, units: 3 }, position: { x: 9, y: 9 }, name: 'x' }],
        training: { ...document.training, epochs: 77 },
      }),
    ).toEqual(hash)
  })

  it('is blind to what a going run can take over', () => {
    const [a, b] = document.nodes
    if (!a || !b) throw new Error()
    const optimizer = { type: 'adam', params: { learningRate: 0.1, beta1: 0.5 } }
    expect(
      networkHash({
        ...document,
        nodes: [a, { ...b, trainable: false }],
        training: { ...document.training, optimizer, schedule: { type: 'cosineDecay', params: {} } },
      }),
    ).toEqual(hash)
  })

  it('sees parameters, wires, seed, the kind of optimizer and what it remembers', () => {
    const [a, b] = document.nodes
    if (!a || !b) throw new Error()
    expect(networkHash({ ...document, nodes: [a, { ...b, params: { units: 5 } }] }).network).not.toBe(hash.network)
    expect(networkHash({ ...document, edges: [] }).network).not.toBe(hash.network)
    expect(networkHash({ ...document, training: { ...document.training, seed: 1 } }).training).not.toBe(hash.training)
    expect(
      networkHash({ ...document, training: { ...document.training, optimizer: { type: 'sgd', params: {} } } }).training,
    ).not.toBe(hash.training)
    const rmsprop = (momentum: number): string =>
      networkHash({
        ...document,
        training: { ...document.training, optimizer: { type: 'rmsprop', params: { momentum } } },
      }).training
    expect(rmsprop(0.5)).toBe(rmsprop(0.9))
    expect(rmsprop(0.5)).not.toBe(rmsprop(0))
  })
})
