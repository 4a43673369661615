import { sampleWeight } from '@shared/catalog/define/loss'
import type { CheckedGraph } from '@shared/compile/checkedGraph'
import type { GraphDocument } from '@shared/graph/document'
import { problem, type Problem } from '@shared/result'
import { endAt } from '../entrances'
import type { KerasModel } from '../KerasModel'
import { omissions } from '../omissions'
import { optimizerObject } from './compileConfig'

const named = (code: string, sentence: string, nodes: readonly string[]): readonly Problem[] => {
  const values = { nodes: nodes.join(', ') }
  return nodes.length === 0 ? [] : [problem(code, `${sentence}: ${values.nodes}.`, values)]
}

/** What of a document a file of Keras's does not carry, and why. */
export function fileLosses(document: GraphDocument, checked: CheckedGraph, model: KerasModel): readonly Problem[] {
  const { phases = [], schedule, optimizer } = document.training
  const titleOf = (id: string): string => checked.nodes[id]?.node.name ?? id
  const without = model.outputs.filter(({ loss }) => !loss).map(({ node }) => titleOf(node))
  const weighted = model.outputs.filter(({ node }) => {
    const loss = checked.nodes[node]
    return loss && endAt(loss, sampleWeight.name).edge
  })
  return [
    ...omissions(model),
    ...named('lossNotInKeras', 'Keras has no loss or rule like these, so the model comes without them', without),
    ...named('rowWeightsLeftOut', 'Weights of rows are given to fit by hand', weighted.map(({ node }) => titleOf(node))), // prettier-ignore
    ...(optimizerObject(document)
      ? []
      : [problem('optimizerLeftOut', `Keras has no optimizer like “${optimizer.type}”.`, { type: optimizer.type })]),
    ...(phases.length > 0 ? [problem('phasesLeftOut', 'A model of Keras has no phases: all is learned at once.')] : []),
    ...(schedule.type !== 'constant'
      ? [problem('scheduleLeftOut', 'The learning rate stays at its first value.', { type: schedule.type })]
      : []),
  ]
}
