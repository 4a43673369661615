import { expect, test } from 'vitest'
import { checkGraph } from '@shared/compile/checkGraph'
import { PHASE_PRESETS, phasePreset } from '@shared/compile/phasePresets'
import type { GraphDocument } from '@shared/graph/document'
import { graphOf } from './graphOf'
import { bce, out, training, unit, xor } from './faults/sketches'

const chain = graphOf(
  { data: xor, a: ['dense', { units: 4 }], b: ['dense', { units: 4 }], drop: 'dropout', out, loss: bce },
  ['data.features > a > b > drop > out > loss.prediction', 'data.target > loss.target'],
  training({ epochs: 10 }),
)
/** A generator between the data and a judge that also sees the data. */
const adversaries = graphOf(
  {
    data: xor,
    maker: ['dense', { units: 2 }],
    judge: out,
    other: ['dense', { units: 1, activation: 'sigmoid' }, { sharesWith: 'judge' }],
    real: bce,
    fake: bce,
  },
  [
    'data.features > judge > real.prediction',
    'data.features > maker > other > fake.prediction',
    'data.target > real.target',
    'data.target > fake.target',
  ],
  training({ epochs: 10 }),
)
const twoEnds = graphOf(
  {
    data: xor,
    body: ['dense', { units: 3 }],
    back: ['dense', { units: 2 }],
    head: out,
    loss: bce,
    copy: 'meanSquaredError',
  },
  [
    'data.features > body > head > loss.prediction',
    'body > back > copy.prediction',
    'data.target > loss.target',
    'data.features > copy.target',
  ],
  training({ epochs: 10 }),
)
const turnsOf = (preset: (typeof PHASE_PRESETS)[number], document: GraphDocument) =>
  phasePreset(preset, document, checkGraph(document)).map(({ epochs, turns }) => [
    epochs,
    turns.map(({ objectives, trains }) => [objectives, trains]),
  ])

test.each([
  ['alternating', adversaries, [[10, [[['real'], ['judge']], [['fake'], ['maker']]]]]],
  ['alternating', chain, [[10, [[undefined, ['a', 'b']], [undefined, ['out']]]]]],
  ['pretrain', twoEnds, [[5, [[['copy'], ['body', 'back']]]], [5, [[['loss'], ['body', 'head']]]]]],
  ['pretrain', chain, [[5, [[undefined, undefined]]], [5, [[undefined, undefined]]]]],
  ['unfreeze', chain, [[5, [[undefined, ['out']]]], [5, [[undefined, undefined]]]]],
  ['greedy', chain, [[5, [[undefined, ['a', 'out']]]], [5, [[undefined, ['b', 'out']]]]]],
  ['greedy', unit(), [[10, [[undefined, ['out']]]]]],
] as const)('%s is filled from the graph', (preset, document, expected) => {
  expect(turnsOf(preset, document)).toEqual(expected)
}) // prettier-ignore

test.each(PHASE_PRESETS)('%s is sound, and nothing where there is nothing to learn', (preset) => {
  for (const document of [chain, adversaries, twoEnds, unit()]) {
    const phases = [...phasePreset(preset, document, checkGraph(document))]
    const checked = checkGraph({ ...document, training: { ...document.training, phases } })
    expect(checked.diagnostics.filter(({ code }) => code.startsWith('phase'))).toEqual([])
  }
  const bare = graphOf({ data: xor }, [], training({}))
  expect(phasePreset(preset, bare, checkGraph(bare))).toEqual([])
})
