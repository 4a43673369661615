import { constantOf, type Constant } from './constants/Constant'
import { fold } from './constants/fold'
import { joinPatterns } from './joinPatterns'
import type { OnnxGraph, OnnxNode } from './OnnxGraph'

/** Most operators between ids and the table that they are looked up in. */
const MOST_STEPS = 32
/** Most ids for which it is tried out what comes of them, in one table and in all. */
const MOST_IDS = 65_536
const MOST_TRIED = 2 ** 20

/** The operators behind a value up to the one input of the network that it hangs on; `undefined`: it hangs on more. */
function behind(
  graph: OnnxGraph,
  {
    makers,
    places,
  }: { readonly makers: ReadonlyMap<string, OnnxNode>; readonly places: ReadonlyMap<OnnxNode, number> },
  name: string,
) {
  const sources = new Set<string>()
  const nodes = new Set<OnnxNode>()
  const open = [name]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const maker = makers.get(at)
    if (maker && !nodes.has(maker)) {
      nodes.add(maker)
      open.push(...maker.inputs)
    } else if (!maker && at !== '' && !graph.constants.has(at)) sources.add(at)
    if (nodes.size > MOST_STEPS || sources.size > 1) return undefined
  }
  const [source] = sources
  const input = graph.inputs.find((one) => one.name === source)
  const inOrder = [...nodes].sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0))
  return input?.whole ? { source: input.name, nodes: inOrder } : undefined
}

/** Whether operators make of every id below a number the id itself. */
function passesIds(graph: OnnxGraph, nodes: readonly OnnxNode[], source: string, name: string, count: number): boolean {
  const ids = constantOf([count], true, [...Array(count).keys()])
  const known = new Map<string, Constant>([...graph.constants, [source, ids]])
  try {
    for (const node of nodes) {
      const made = fold(node, node.inputs.map((one) => known.get(one))) // prettier-ignore
      if (!made) return false
      known.set(node.outputs[0] ?? '', made)
    }
  } catch {
    return false
  }
  const made = known.get(name)
  return made !== undefined && made.shape.join() === `${count}` && made.read().every((id, i) => id === i)
}

/** Ids that are counted from the end of the table where they are negative, which no id here is, go to the table as they are. */
function withPlainIds(graph: OnnxGraph): readonly OnnxNode[] {
  const makers = new Map(graph.nodes.flatMap((node) => node.outputs.map((name) => [name, node] as const)))
  const places = new Map(graph.nodes.map((node, i) => [node, i]))
  let tried = 0
  return graph.nodes.map((node) => {
    const [table = '', ids = ''] = node.inputs
    const [count = 0] = graph.constants.get(table)?.shape ?? []
    if (node.op !== 'Gather' || count < 1 || count > MOST_IDS || !makers.has(ids)) return node
    tried += count
    const found = tried > MOST_TRIED ? undefined : behind(graph, { makers, places }, ids)
    const passes = found && passesIds(graph, found.nodes, found.source, ids, count)
    return passes ? { ...node, inputs: [table, found.source] } : node
  })
}

/** Operators that the outputs need. */
function needed(nodes: readonly OnnxNode[], outputs: readonly string[]): readonly OnnxNode[] {
  const names = new Set(outputs)
  const kept = [...nodes].reverse().filter((node) => {
    if (!node.outputs.some((name) => names.has(name))) return false
    for (const name of node.inputs) names.add(name)
    return true
  })
  return kept.reverse()
}

/** A network with what it spells out joined, and without what nobody needs. */
export const prepareGraph = (graph: OnnxGraph): OnnxGraph => ({
  ...graph,
  nodes: needed(withPlainIds(joinPatterns(graph)), graph.outputs),
})
