import type { Given, GraphValue, InferenceGraph, Operation } from '../../src-main/export/graph/InferenceGraph'

/** Several recorded passes side by side in one; names and nodes of each begin with its key. */
export function joinGraphs(graphs: Readonly<Record<string, InferenceGraph>>): InferenceGraph {
  const values: GraphValue[] = []
  const given: Record<number, Given> = {}
  const operations: Operation[] = []
  const outputs: InferenceGraph['outputs'][number][] = []
  for (const [key, graph] of Object.entries(graphs)) {
    const from = values.length
    const move = (ids: Readonly<Record<string, number>>) =>
      Object.fromEntries(Object.entries(ids).map(([name, id]) => [name, id + from]))
    values.push(...graph.values)
    for (const [id, one] of Object.entries(graph.given)) {
      const named = one.kind === 'input' ? { ...one, name: `${key}_${one.name}` } : one
      given[Number(id) + from] = named.kind === 'weight' ? { ...named, node: key } : named
    }
    for (const { inputs, outputs: made, ...operation } of graph.operations)
      operations.push({ ...operation, inputs: move(inputs), outputs: made.map((id) => id + from), node: key })
    outputs.push(...graph.outputs.map((one) => ({ ...one, name: `${key}_${one.name}`, value: one.value + from })))
  }
  return { name: 'joined', values, given, operations, outputs }
}
