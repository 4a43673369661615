import type { Binding } from '../../backends/native/binding'
import { DataType } from '../../backends/native/binding'
import { attribute } from './graph/attribute'
import { GraphNodes, type Ref } from './graph/GraphNodes'
import { loadGraph, type Session } from './graph/loadGraph'
import type { Message } from './graph/protobuf'
import { emitEntry, type GraphCell } from './emitEntry'
import type { Recording } from './recordStep'

const { float32, int32 } = DataType

/** A cell to hold in the graph. */
export interface CellSpec {
  readonly type: number
  readonly shape: readonly number[]
  /** Learned by the optimizer: must stay finite. */
  readonly learns: boolean
}
export interface EntrySpec {
  readonly name: string
  readonly recording: Recording
  readonly mode: 'native' | 'xla'
  /** Its steps can be taken back. */
  readonly learns: boolean
}

/** Names of what can be fed and fetched. */
export const names = {
  initial: (cell: number) => `cell${cell}/initial:0`,
  set: (cell: number) => `cell${cell}/set:0`,
  get: (cell: number) => `cell${cell}/get:0`,
  restore: 'restore:0',
  wanted: (entry: string) => `${entry}/wanted:0`,
  rows: (entry: string) => `${entry}/rows:0`,
  count: (entry: string) => `${entry}/count:0`,
  /** 0 where all learned weights are finite, else NaN. */
  sound: (entry: string) => `${entry}/sound:0`,
}
const bare = (name: string): string => name.slice(0, -2)

/** A constant that says that others have run. */
const signal = (nodes: GraphNodes, name: string, after: readonly Ref[]): Ref =>
  nodes.add(
    'Const',
    [],
    { dtype: attribute.type(int32), value: attribute.tensor(int32, [], new Uint8Array(4)) },
    { name: bare(name), after },
  )

/** Resource variables for the cells: one that goes on, and one for its value before the last call that learned. */
function emitCells(nodes: GraphNodes, cells: readonly CellSpec[]) {
  return cells.map(({ type, shape }, i) => {
    const dtype = attribute.type(type)
    const handle = (name: string): Ref =>
      nodes.add('VarHandleOp', [], {
        dtype,
        shape: attribute.shape(shape),
        shared_name: attribute.text(name),
        container: attribute.text(''),
      })
    const current = handle(`cell${i}`)
    const initial = nodes.add(
      'Placeholder',
      [],
      { dtype, shape: attribute.shape(shape) },
      { name: bare(names.initial(i)) },
    )
    // What is fed may be memory of JavaScript. A variable must not keep it: it would be let go of by one of the library's threads.
    const own = nodes.add('DeepCopy', [initial], { T: dtype })
    signal(nodes, names.set(i), [nodes.add('AssignVariableOp', [current, own], { dtype })])
    nodes.add('ReadVariableOp', [current], { dtype }, { name: bare(names.get(i)) })
    return { dtype, current, before: handle(`before${i}`) }
  })
}

/** Sum of `w − w` over the learned weights: NaN where one is not finite. */
function emitSound(
  nodes: GraphNodes,
  name: string,
  weights: readonly { readonly ref: Ref; readonly rank: number }[],
): void {
  const T = { T: attribute.type(float32) }
  const sums = weights.map(({ ref, rank }) => {
    const zero = nodes.add('Sub', [ref, ref], T)
    const axes = nodes.int32([rank], ...Array.from({ length: rank }, (_, axis) => axis))
    return nodes.add('Sum', [zero, axes], { ...T, Tidx: attribute.type(int32), keep_dims: attribute.bool(false) })
  })
  const all = sums.length > 0 ? sums : [nodes.constant(float32, [], Float32Array.of(0))]
  nodes.add('AddN', all, { ...T, N: attribute.int(all.length) }, { name: bare(names.sound(name)) })
}

/**
 * Makes one session out of recorded steps: the cells are variables of the graph, every entry is a loop over them.
 *
 * @param chunk Most steps of one call.
 */
export function buildGraph(
  binding: Binding,
  cells: readonly CellSpec[],
  entries: readonly EntrySpec[],
  chunk: number,
): Session {
  const nodes = new GraphNodes('graph')
  const functions: Message[] = []
  const variables = emitCells(nodes, cells)
  const kept = new Set<number>()
  for (const entry of entries) {
    const { name, learns } = entry
    const graphCells: GraphCell[] = variables.map(({ dtype, current }, i) => {
      const { type, shape } = cells[i] as CellSpec
      return { type, shape, value: nodes.add('ReadVariableOp', [current], { dtype }) }
    })
    const wanted = nodes.add(
      'PlaceholderWithDefault',
      [nodes.int32([], 1)],
      { dtype: attribute.type(int32), shape: attribute.shape([]) },
      { name: bare(names.wanted(name)) },
    )
    const { count, rows, changed } = emitEntry(
      binding,
      { nodes, functions },
      { ...entry, steps: chunk },
      graphCells,
      wanted,
    )
    const assigned = [...changed].flatMap(([i, value]) => {
      const { dtype, current, before } = variables[i] as (typeof variables)[number]
      if (learns) kept.add(i)
      const read = (graphCells[i] as GraphCell).value
      return [
        nodes.add('AssignVariableOp', [current, value], { dtype }, { after: [read] }),
        ...(learns ? [nodes.add('AssignVariableOp', [before, read], { dtype })] : []),
      ]
    })
    nodes.add('Identity', [rows], { T: attribute.type(float32) }, { name: bare(names.rows(name)), after: assigned })
    nodes.add('Identity', [count], { T: attribute.type(int32) }, { name: bare(names.count(name)), after: assigned })
    emitSound(
      nodes,
      name,
      [...changed].flatMap(([i, ref]) => (cells[i]?.learns ? [{ ref, rank: cells[i].shape.length }] : [])),
    )
  }
  const restored = [...kept].map((i) => {
    const { dtype, current, before } = variables[i] as (typeof variables)[number]
    return nodes.add('AssignVariableOp', [current, nodes.add('ReadVariableOp', [before], { dtype })], { dtype })
  })
  signal(nodes, names.restore, restored)
  return loadGraph(binding, nodes, functions)
}
