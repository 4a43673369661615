import { afterAll, expect, it } from 'vitest'
import { chosen } from '../../../shared/catalog/chosen'
import { snapshotWeights } from '../../../src-main/trainer/inspect/snapshotWeights'
import { template } from '../../support/documents'
import { associativeCases } from '../engine/associativeCases'
import { competitiveCases } from '../engine/competitiveCases'
import { perceptronCases } from '../engine/perceptronCases'
import { searchCases } from '../engine/searchCases'
import { stochasticCases } from '../engine/stochasticCases'
import { networkOf } from '../results/networkOf'
import { removeFolders, trainDocument } from '../trainer/trainDocument'

afterAll(removeFolders)

const documents = [
  ...[perceptronCases, associativeCases, competitiveCases, searchCases, stochasticCases]
    .flat()
    .map(({ document }) => document),
  template('binaryModel'),
]

it('every weight that only rules change is changed by one of them somewhere', { timeout: 120_000 }, async () => {
  const [all, changed] = [new Set<string>(), new Set<string>()]
  for (const document of documents) {
    const run = await trainDocument({ ...document, training: { ...document.training, epochs: 2 } })
    const network = networkOf(run)
    const snapshot = await snapshotWeights(network)
    for (const [id, { node, weights }] of Object.entries(network.plan.checked.nodes))
      for (const [name, { byRule, initializer }] of Object.entries(weights)) {
        const values = [...(snapshot[id]?.[name]?.values ?? [])]
        if (!byRule || values.length === 0) continue
        all.add(`${node.type}/${name}`)
        const begun = chosen('initializer', initializer)
        const first = begun?.item.id === 'zeros' ? 0 : Number(begun?.params['value'] ?? Number.NaN)
        if (values.some((value) => value !== Math.fround(first))) changed.add(`${node.type}/${name}`)
      }
  }
  expect([...all].filter((weight) => !changed.has(weight))).toEqual([])
  expect(all.size).toBeGreaterThan(14)
})
