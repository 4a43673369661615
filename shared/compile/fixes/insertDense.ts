import type { Fix } from '../../graph/diagnostic'
import type { GraphEdge } from '../../graph/document'
import type { CheckContext } from '../checkContext'
import type { CheckedNode } from '../checkedGraph'
import { inferNode } from '../inferNode'
import { insertFix } from './nodeFixes'

/** The activation that a loss asks for at this edge once so many linear units stand there. */
function wantedActivation({ item, params, incoming, inputs }: CheckedNode, edge: GraphEdge, units: number) {
  const types = inputs.flatMap((type, k) => {
    if (!type || incoming[k]?.id !== edge.id) return type ?? []
    return { shape: [...type.shape.slice(0, -1), units], dtype: 'float32' as const }
  })
  if (!item || types.length < inputs.length) return undefined
  const unsuited = inferNode(item, params, types).problems.find(({ code }) => code === 'activationUnsuited')
  const needed = unsuited?.values?.['needed']
  return typeof needed === 'string' && needed !== 'linear' ? needed : undefined
}

/** Puts a Dense of so many units on the edge to a loss, with the activation that the loss reads. */
export function insertDense(context: CheckContext, loss: CheckedNode, edge: GraphEdge, units: number): Fix | null {
  const activation = wantedActivation(loss, edge, units)
  const chosen: Readonly<Record<string, string>> = activation === undefined ? {} : { activation }
  const fix = insertFix(context, edge, 'dense', { units, ...chosen })
  return fix && { ...fix, code: 'insertDense', values: { type: 'dense', units, ...chosen } }
}
