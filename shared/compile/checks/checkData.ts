import { refuseConnection } from '../../graph/commands/refuseConnection'
import type { Fix } from '../../graph/diagnostic'
import type { GraphEdge } from '../../graph/document'
import type { Check, CheckContext } from '../checkContext'
import type { CheckedNode } from '../checkedGraph'
import { connectFix, removeEdgesFix, setParamFix } from '../fixes/nodeFixes'
import { makeFix } from '../fixes/makeFix'
import { answerEdges } from './answerEdges'
import { dataInUse } from './dataInUse'

/** Data sets that are used together give their rows by number, so they need equally many. */
function reportRows(context: CheckContext): void {
  const [first, ...others] = dataInUse(context)
  if (!first) return
  for (const [id, data] of others) {
    if (data.rows === first[1].rows && data.testRows === first[1].testRows) continue
    const node = context.nodes.get(id)
    // The parameter that sets the number of rows, where there is one.
    const [param, spec] =
      Object.entries(node?.item?.params ?? {}).find(
        ([name, of]) => of.type === 'int' && node?.params[name] === data.rows,
      ) ?? []
    const ofTest = data.rows === first[1].rows
    const offered = !ofTest && spec?.type === 'int' && first[1].rows >= spec.min && first[1].rows <= spec.max
    const [rows, other] = ofTest ? [data.testRows, first[1].testRows] : [data.rows, first[1].rows]
    context.report({
      code: ofTest ? 'testRowsDiffer' : 'dataRowsDiffer',
      severity: 'error',
      target: { kind: 'node', node: id },
      values: { type: node?.node.type ?? '', rows, other },
      fixes: () => (param !== undefined && offered ? [setParamFix(context, id, param, first[1].rows)] : []),
    })
  }
}

/** Takes the measured values of the data in place of its labels, where they are not there already, or nothing. */
function withoutLabels(context: CheckContext, edge: GraphEdge): (Fix | null)[] {
  const data = context.nodes.get(edge.source.node)
  const port = Object.keys(data?.outputs ?? {}).find((name) => data?.outputs[name]?.labels === undefined)
  const remove = removeEdgesFix('removeEdge', [edge.id])
  if (!data || port === undefined) return [remove]
  const source = { node: data.node.id, port }
  if (refuseConnection(context.document, source, edge.target, edge.id)) return [remove]
  const patches = [{ id: edge.id, patch: { source } }]
  return [makeFix('usePort', { type: data.node.type, port }, { type: 'update', collection: 'edges', patches }), remove]
}

/** Labels that a loss compares with and that the network is told as well: it would only have to repeat them. */
function reportAnswers(context: CheckContext, answers: ReadonlySet<GraphEdge>): void {
  for (const edge of answers) {
    const type = context.graph.byId.get(edge.source.node)?.type ?? ''
    context.report({
      code: 'answerAsInput',
      severity: 'warning',
      target: { kind: 'edge', edge: edge.id },
      values: { type, port: edge.source.port },
      fixes: () => withoutLabels(context, edge),
    })
  }
}

/** Class numbers that flow into a layer as if they were measured. */
function reportLabels(context: CheckContext, checked: CheckedNode, answers: ReadonlySet<GraphEdge>): void {
  const { item, incoming, inputs } = checked
  if (item?.kind !== 'layer' && item?.kind !== 'activation') return
  incoming.forEach((edge, k) => {
    const labels = inputs[k]?.labels
    // A row of zeros with a one is what a network is told a class by; a number would be taken for a size.
    if (!labels || labels.encoding === 'oneHot' || answers.has(edge)) return
    context.report({
      code: 'labelsIntoLayer',
      severity: 'warning',
      target: { kind: 'edge', edge: edge.id },
      values: { type: checked.node.type, name: checked.node.name ?? '', classes: labels.classes },
      fixes: () => withoutLabels(context, edge),
    })
  })
}

/** Whether weights that learn lie on the way to a node: it changes while training goes on. */
function learns(context: CheckContext, start: string): boolean {
  const seen = new Set<string>()
  const open = [start]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id)) continue
    seen.add(id)
    const checked = context.nodes.get(id)
    const trains = Object.values(checked?.weights ?? {}).some((weight) => weight.trainable)
    if (trains && checked?.node.trainable !== false) return true
    open.push(...(context.graph.incoming.get(id) ?? []).map((edge) => edge.source.node))
  }
  return false
}

/** The ends of each loss: the prediction comes from weights, the target does not, and data reaches both. */
function reportEnds(context: CheckContext): void {
  for (const { node, incoming } of context.losses) {
    const prediction = incoming.find((edge) => edge.target.port === 'prediction')
    const target = incoming.find((edge) => edge.target.port === 'target')
    if (!prediction || !target) continue
    const values = { type: node.type, name: node.name ?? '' }
    const swapped = learns(context, target.source.node) && !learns(context, prediction.source.node)
    if (swapped) {
      context.report({
        code: 'lossEndsSwapped',
        severity: 'error',
        target: { kind: 'node', node: node.id },
        values,
        fixes: () => [
          makeFix(
            'swapEnds',
            {},
            {
              type: 'update',
              collection: 'edges',
              patches: [
                { id: prediction.id, patch: { source: target.source } },
                { id: target.id, patch: { source: prediction.source } },
              ],
            },
          ),
        ],
      })
    } else if (learns(context, target.source.node)) {
      const data = [...context.datasets].find(([id]) => context.reachesLoss.has(id))
      context.report({
        code: 'targetLearns',
        severity: 'warning',
        target: { kind: 'edge', edge: target.id },
        values,
        fixes: () =>
          data && context.nodes.get(data[0])?.outputs['target']
            ? [connectFix(context, { node: data[0], port: 'target' }, target.target)]
            : [],
      })
    }
  }
}

/** What the data is, and where it goes. */
export const checkData: Check = (context) => {
  reportRows(context)
  const answers = answerEdges(context)
  reportAnswers(context, answers)
  for (const checked of context.nodes.values()) reportLabels(context, checked, answers)
  reportEnds(context)
}
