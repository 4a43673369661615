import type { GraphDocument } from '../../../shared/graph/document'
import { weightsOf } from '../results/weightsOf'
import { toDocument, type NodeSpec } from '../trainer/toDocument'
import { trainDocument, type Told } from '../trainer/trainDocument'

type Node = Omit<NodeSpec, 'id'>

/**
 * A data set, one layer and the rule that trains it; a row at a time in the order of the rows, unless `training` says otherwise. A rule with
 * one port has no target.
 */
export function ruleDocument(
  [data, layer, rule]: readonly [Node, Node, Node],
  training: Record<string, unknown> = {},
  targeted = true,
): GraphDocument {
  return toDocument(
    [
      { ...data, id: 'data' },
      { ...layer, id: 'layer' },
      { ...rule, id: 'rule' },
    ],
    [
      ['data.features', 'layer'],
      ['layer', 'rule.layer'],
      ...(targeted ? [['data.target', 'rule.target'] as const] : []),
    ],
    { seed: 7, batchSize: 1, shuffle: false, split: { validation: 0, test: 0 }, ...training },
  )
}

/** Trains it op by op in plain JavaScript; gives the run and its weights by `node/name`. */
export async function trainRule(
  document: GraphDocument,
  options: Parameters<typeof trainDocument>[1] = {},
): Promise<{ readonly run: Told; readonly weight: (path: string) => readonly number[] }> {
  const run = await trainDocument(document, options)
  return { run, weight: await weightsOf(run) }
}
