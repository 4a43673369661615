import type { Problem } from '../../result'
import type { GraphDocument, PortRef } from '../document'
import { findPort } from '../findPort'
import { graphProblem } from '../problems/graphProblem'
import { reaches } from '../reaches'

/**
 * Why an edge between two ports is impossible whatever flows along it: a missing node or port, the same edge again, a node that
 * feeds itself, a cycle. `without` is the id of an edge that the new one replaces. `null`: possible.
 */
export function refuseConnection(
  document: GraphDocument,
  source: PortRef,
  target: PortRef,
  without?: string,
): Problem | null {
  const from = document.nodes.find((node) => node.id === source.node)
  const to = document.nodes.find((node) => node.id === target.node)
  if (!from || !to) return graphProblem('editMissing', { id: from ? target.node : source.node })
  if (from === to) return graphProblem('connectSelf')
  if (!findPort(from, 'outputs', source.port)) return graphProblem('connectNoPort', { port: source.port })
  if (!findPort(to, 'inputs', target.port)) return graphProblem('connectNoPort', { port: target.port })
  const same = document.edges.some(
    (edge) =>
      edge.id !== without &&
      edge.source.node === source.node &&
      edge.source.port === source.port &&
      edge.target.node === target.node &&
      edge.target.port === target.port,
  )
  if (same) return graphProblem('connectTwice')
  const ignored = new Set(without === undefined ? [] : [without])
  return reaches(document, target.node, source.node, ignored) ? graphProblem('connectCycle') : null
}
