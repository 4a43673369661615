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

const phases = [
  { id: 'a', epochs: 3, turns: [{ trains: ['layer0'], optimizer: { type: 'sgd', params: {} } }, {}] },
  { id: 'b', epochs: 2, turns: [{ schedule: { type: 'constant', params: {} } }] },
]
const phased = (...of: typeof phases): GraphDocument => trained({ phases: of })
const [a, b] = phases as [(typeof phases)[0], (typeof phases)[0]]
const inPhases: readonly (readonly [string, GraphDocument, unknown])[] = [
  ['epochs', phased(a, { ...b, epochs: 9 }), [{ of: 'training', phase: 'b', setting: 'epochs', from: 2, to: 9 }]],
  [
    'rate of a turn',
    phased({ ...a, turns: [{ trains: ['layer0'], optimizer: { type: 'sgd', params: { learningRate: 0.5 } } }, {}] }, b),
    [{ of: 'optimizer', item: 'sgd', phase: 'a', turn: 0, setting: 'learningRate', from: 0.01, to: 0.5 }],
  ],
  [
    'schedule of a turn',
    phased(a, { ...b, turns: [{ schedule: { type: 'cosineDecay', params: {} } }] } as never),
    [
      {
        of: 'schedule',
        item: 'cosineDecay',
        phase: 'b',
        turn: 0,
        setting: 'type',
        from: 'constant',
        to: 'cosineDecay',
      },
      { of: 'schedule', item: 'cosineDecay', phase: 'b', turn: 0, setting: 'final', from: null, to: 0 },
    ],
  ],
]
const phasesRefused: readonly (readonly [string, GraphDocument])[] = [
  ['who learns', phased({ ...a, turns: [{ trains: ['layer3'] }, {}] } as never, b)],
  ['order', phased(b, a)],
  ['one more', phased(a, b, { ...b, id: 'c' })],
  ['none', trained({})],
  ['batches of a turn', phased(a, { ...b, turns: [{ ...b.turns[0], steps: 2 }] } as never)],
]

const taken: readonly (readonly [string, GraphDocument])[] = [
  ['rate', trained({ optimizer: { type: 'rmsprop', params: { learningRate: 0.1, rho: 0.5 } } })],
  ['schedule', trained({ schedule: { type: 'stepDecay', params: { every: 3 } } })],
  ['epochs', trained({ epochs: 3, stopping: { patience: 2, minDelta: 0 } })],
  ['clipping', trained({ clip: { by: 'norm', limit: 2 } })],
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

  test.each(inPhases)('of phases takes over: %s; and back again', (_name, edited, changes) => {
    const before = phased(a, b)
    const there = takeOver(before, edited)
    expect(there.changes).toEqual(changes)
    expect(there.more).toBe(false)
    expect(takeOver(there.document, edited).changes).toEqual([])
    expect(takeOver(takeOver(there.document, before).document, before).changes).toEqual([])
  })

  test.each(phasesRefused)('of phases leaves for the next run: %s', (_name, edited) => {
    expect(takeOver(phased(a, b), edited).more).toBe(true)
  })

  test('the titles of phases are no change', () => {
    expect(takeOver(phased(a, b), phased({ ...a, title: 'A' } as never, b))).toMatchObject({ changes: [], more: false })
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
