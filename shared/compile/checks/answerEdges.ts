import type { GraphEdge } from '../../graph/document'
import type { CheckContext, LossNode } from '../checkContext'
import { spreadFrom } from '../graphIndex'

/** Edges by which the labels that a loss compares with come into the prediction that it compares. */
function answersOf({ graph, nodes }: CheckContext, { incoming, inputs }: LossNode): GraphEdge[] {
  const at = incoming.findIndex(({ target }) => target.port === 'target')
  const answer = incoming[at]?.source
  const predictions = incoming.filter(({ target }) => target.port === 'prediction')
  if (!answer || !inputs[at]?.labels || nodes.get(answer.node)?.item?.kind !== 'dataset') return []
  const before = spreadFrom(
    predictions.map(({ source }) => source.node),
    graph,
    'upstream',
  )
  return (graph.outgoing.get(answer.node) ?? []).filter(
    (edge) => edge.source.port === answer.port && (before.has(edge.target.node) || predictions.includes(edge)),
  )
}

/** Edges that tell a network the answer it is asked for. */
export const answerEdges = (context: CheckContext): ReadonlySet<GraphEdge> =>
  new Set(context.losses.flatMap((loss) => answersOf(context, loss)))
