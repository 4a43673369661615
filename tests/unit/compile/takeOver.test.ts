import { describe, expect, test } from 'vitest'
import { takeOver } from '@shared/compile/takeOver'
import type { GraphDocument } from '@shared/graph/document'
import { applyChanges } from '@shared/training/applyChanges'
import { dense, editsOf, toChain } from '../../numeric/trainer/toDocument'

const base = toChain(
  { id: 'data', type: 'blobs' },
  [dense(4, 'tanh'), { type: 'dropout' }, { type: 'batchNormalization' }, dense(3, 'softmax')],
  { type: 'categoricalCrossentropy' },
  { optimizer: { type: 'rmsprop', params: {} } },
)
const { trained, withNode } = editsOf(base)

const taken: readonly (readonly [string, GraphDocument])[] = [
  ['rate', trained({ optimizer: { type: 'rmsprop', params: { learningRate: 0.1, rho: 0.5 } } })],
  ['schedule', trained({ schedule: { type: 'stepDecay', params: { every: 3 } } })],
  ['epochs', trained({ epochs: 3, stopping: { patience: 2, minDelta: 0 } })],
  ['dropout', withNode('layer1', { params: { rate: 0.1 } })],
  ['statistics', withNode('layer2', { params: { momentum: 0.5 } })],
  ['freezing', withNode('layer0', { trainable: false })],
  ['share of a loss', withNode('loss', { params: { weight: 2 } })],
]
const refused: readonly (readonly [string, GraphDocument])[] = [
  ['units', withNode('layer0', { params: { units: 5, activation: 'tanh' } })],
  ['activation', withNode('layer0', { params: { units: 4, activation: 'relu' } })],
  ['what a trained network answers with', withNode('layer2', { params: { epsilon: 0.5 } })],
  ['sharing', withNode('layer3', { sharesWith: 'layer0' })],
  ['kind of optimizer', trained({ optimizer: { type: 'adam', params: {} } })],
  ['what the optimizer remembers', trained({ optimizer: { type: 'rmsprop', params: { momentum: 0.5 } } })],
  ['seed', trained({ seed: 5 })],
  ['batch size', trained({ batchSize: 5 })],
  ['split', trained({ split: { validation: 0.3, test: 0 } })],
  ['data', withNode('data', { params: { samples: 50 } })],
  ['wires', { ...base, edges: base.edges.slice(1) }],
]

describe('takeOver', () => {
  test.each(taken)('takes over: %s; and back again', (_name, edited) => {
    const there = takeOver(base, edited)
    expect(there.changes.length).toBeGreaterThan(0)
    expect(there.more).toBe(false)
    expect(takeOver(there.document, edited).changes).toEqual([])
    const back = takeOver(there.document, base)
    expect(back.changes.map(({ setting, from, to }) => [setting, to, from])).toEqual(
      there.changes.map(({ setting, from, to }) => [setting, from, to]),
    )
    expect(applyChanges(there.document, there.changes)).toEqual(there.document)
  })

  test.each(refused)('leaves for the next run: %s', (_name, edited) => {
    expect(takeOver(base, edited)).toEqual({ changes: [], document: base, more: true })
  })

  test('takes what it can where there is more', () => {
    const edited = trained({ seed: 5, optimizer: { type: 'rmsprop', params: { learningRate: 0.1, centered: true } } })
    const { changes, document, more } = takeOver(base, edited)
    expect(changes.map(({ setting }) => setting)).toEqual(['learningRate'])
    expect(document).toEqual(trained({ optimizer: { type: 'rmsprop', params: { learningRate: 0.1 } } }))
    expect(more).toBe(true)
  })

  test('names, places and a default that is written down are no change', () => {
    const edited = {
      ...withNode('layer1', { name: 'Drop', params: { rate: 0.5 }, position: { x: 9, y: 9 } }),
      title: 'B',
    }
    expect(takeOver(base, edited)).toEqual({ changes: [], document: base, more: false })
  })
})
