import { checkGraph } from '@shared/compile/checkGraph'
import type { ImportedNetwork } from '@shared/ipc/types'
import { problem } from '@shared/result'
import { expect, test } from 'vitest'
import { toImportReport } from '../../../src-renderer/import/toImportReport'
import { template } from '../../support/documents'

const document = template('lenet5')
const report = (imported: Partial<ImportedNetwork>) =>
  toImportReport(
    { document, notices: [], readOnly: false, missing: [], arranged: false, ...imported },
    checkGraph(document),
  )
const said = (...codes: readonly string[]) => codes.map((code) => problem(code, code))

test('what came: the layers, the weights, and how they were trained', () => {
  expect(report({ runId: 'run' })).toMatchObject({
    layers: 8,
    parameters: 61_706,
    weights: 'all',
    losses: ['categoricalCrossentropy'],
    optimizer: document.training.optimizer.type,
    runId: 'run',
    whole: true,
  })
  expect(report({}).weights).toBe('none')
  expect(report({ runId: 'run', notices: said('importWeightsPartly') }).weights).toBe('some')
})

test('a network that lacks its data only is whole; anything else is told', () => {
  expect(report({ notices: said('importStandIn') })).toMatchObject({ whole: true, needsData: true })
  for (const code of ['importLossGuessed', 'importWeightsUnfit', 'importLearningLost', 'nobodyKnowsThis'])
    expect(report({ notices: said('importStandIn', code) }).whole, code).toBe(false)
  const missing = [{ node: 'a', name: 'a', className: 'A' }]
  expect(report({ missing, notices: said('importLayersMissing') })).toMatchObject({ whole: false, lost: [], missing })
})

test('what was left out and what was chosen are told apart', () => {
  const { lost, chosen } = report({
    notices: said(
      'importSizeChosen',
      'importWeightsSpoiled',
      'importOptimizerChosen',
      'importStandIn',
      'nobodyKnowsThis',
    ),
  })
  expect(lost.map(({ code }) => code)).toEqual(['importWeightsSpoiled', 'nobodyKnowsThis'])
  expect(chosen.map(({ code }) => code)).toEqual(['importSizeChosen', 'importOptimizerChosen', 'importStandIn'])
})
