import { toDocument } from '../trainer/toDocument'
import type { Case } from './cases'
import { blobs, compiledModes, settings } from './programs'

const start = { type: 'randomUniform', params: { minval: -4, maxval: 4 } }
const nodes = [
  { id: 'plain', type: 'competitive', params: { units: 4, prototypesInitializer: start }, rule: 'wta' },
  { id: 'fair', type: 'competitive', params: { units: 5 }, rule: 'conscienceWta' },
  { id: 'map', type: 'kohonen', params: { rows: 17, columns: 16 }, rule: 'som', with: { radiusFrom: 2 } },
  { id: 'torus', type: 'kohonen', params: { rows: 3, columns: 3, wraps: true, prototypesInitializer: start }, rule: 'som', with: { neighbourhood: 'bubble', radiusFrom: 2 } },
  { id: 'classes', type: 'lvq', params: { classes: 3, prototypes: 2 }, rule: 'lvq1' },
  { id: 'borders', type: 'lvq', params: { classes: 3, prototypes: 1, prototypesInitializer: start }, rule: 'lvq21' },
] // prettier-ignore

/** Every layer of prototypes with its rules, side by side, with one row a step and with many; a map of more units than a compiled step takes numbers. */
export const competitiveCases: readonly Case[] = [1, 16].map((batchSize) => ({
  name: `prototypes in batches of ${batchSize}`,
  document: toDocument(
    [
      { ...blobs, params: { samples: 120, classes: 3, spread: 1.2 } },
      ...nodes.flatMap(({ id, type, params, rule, with: ruled = {} }) => [
        { id, type, params },
        { id: `${id}Rule`, type: rule, params: ruled },
      ]),
    ],
    nodes.flatMap(({ id, rule }) => [
      ['data.features', id] as const,
      [id, `${id}Rule.layer`] as const,
      ...(rule.startsWith('lvq') ? [['data.target', `${id}Rule.target`] as const] : []),
    ]),
    settings({ batchSize, epochs: 20 }),
  ),
  tolerance: 1e-3,
  modes: compiledModes,
}))
