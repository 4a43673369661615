import { toDocument, type NodeSpec } from '../trainer/toDocument'
import type { Case } from './cases'
import { compiledModes, settings } from './programs'

const RULES: readonly (readonly [layer: string, rule: string, params?: NodeSpec['params'], taught?: false])[] = [
  ['perceptron', 'perceptronRule'],
  ['perceptron', 'pocket'],
  ['perceptron', 'maxover'],
  ['perceptron', 'winnow', { kind: 'winnow1' }],
  ['dense', 'winnow', { factor: 1.1 }],
  ['dense', 'widrowHoff'],
  ['dense', 'hebb', { form: 'normalized' }],
  ['dense', 'hebb', { form: 'sanger' }, false],
]

const nodes: readonly NodeSpec[] = RULES.flatMap(([layer, rule, params], i) => [
  { id: `layer${i}`, type: layer, params: { units: 1 } },
  { id: `rule${i}`, type: rule, ...(params && { params }) },
])

/** The rules of the perceptron family side by side, on classes that no line parts. */
export const perceptronCases: readonly Case[] = [
  {
    name: 'perceptron family',
    document: toDocument(
      [{ id: 'data', type: 'linearClasses', params: { samples: 40, margin: -0.1 } }, ...nodes],
      RULES.flatMap(([, , , taught = true], i) => [
        ['data.features', `layer${i}`] as const,
        [`layer${i}`, `rule${i}.layer`] as const,
        ...(taught ? [['data.target', `rule${i}.target`] as const] : []),
      ]),
      settings({ batchSize: 40, split: { validation: 0, test: 0 } }),
    ),
    tolerance: 1e-3,
    modes: compiledModes,
  },
]
