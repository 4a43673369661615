import { DataType } from '../../backends/native/binding'
import type { Binding } from '../../backends/native/binding'
import { attribute } from './graph/attribute'
import { functionDef, GraphNodes, type Ref, type Typed } from './graph/GraphNodes'
import type { Message } from './graph/protobuf'
import { emitStep } from './emitStep'
import type { Recording } from './recordStep'

const { float32, int32, bool } = DataType
const T = { float32: { T: attribute.type(float32) }, int32: { T: attribute.type(int32) } } as const

/** A cell as the graph holds it: a resource variable with the type and shape of its values. */
export interface GraphCell {
  readonly type: number
  readonly shape: readonly number[]
  /** Value before the call. */
  readonly value: Ref
}

/** What an entry gives after its steps. */
export interface EmittedEntry {
  /** Steps done, int32 scalar. */
  readonly count: Ref
  /** `[steps, metrics]`, float32. */
  readonly rows: Ref
  /** New values by number of the cell. */
  readonly changed: ReadonlyMap<number, Ref>
}

interface Loop {
  readonly name: string
  readonly recording: Recording
  /** Most steps of one call. */
  readonly steps: number
  readonly width: number
  /** Numbers of the cells that go round: read or changed by the step. */
  readonly round: readonly number[]
  readonly cells: readonly GraphCell[]
}

const argument = (name: string): Ref => ({ argument: name })

/** Takes and gives: number of the step, number at which to end, rows so far, then the cells. */
function signature({ round, cells }: Loop): Typed[] {
  return [
    { name: 'i', type: int32 },
    { name: 'n', type: int32 },
    { name: 'rows', type: float32 },
    ...round.map((cell) => ({ name: `c${cell}`, type: (cells[cell] as GraphCell).type })),
  ]
}

function emitBody(binding: Binding, loop: Loop): Message {
  const { name, recording, cells, round, width } = loop
  const body = new GraphNodes('function')
  const inside = cells.map(({ type }, i) => ({ ref: argument(`c${i}`), type }))
  const { row, next } = emitStep(binding, recording, body, inside)
  const reshape = (type: number) => ({ T: attribute.type(type), Tshape: attribute.type(int32) })
  const at = body.add('Reshape', [argument('i'), body.int32([2], 1, 1)], reshape(int32))
  const line = body.add('Reshape', [row, body.int32([2], 1, width)], reshape(float32))
  const rows = body.add('TensorScatterUpdate', [argument('rows'), at, line], {
    ...T.float32,
    Tindices: attribute.type(int32),
  })
  const after = body.add('Add', [argument('i'), body.int32([], 1)], T.int32)
  const gives = [
    { type: int32, ref: after },
    { type: int32, ref: endOf(body, recording, row, after) },
    { type: float32, ref: rows },
    ...round.map((cell) => ({
      type: (cells[cell] as GraphCell).type,
      ref: next[cell] ?? argument(`c${cell}`),
    })),
  ]
  return functionDef(`${name}_body`, signature(loop), body, gives)
}

/** Where the loop ends: at the number of steps wanted, or after this one where its metric `done` says so. */
function endOf(body: GraphNodes, { metrics }: Recording, row: Ref, after: Ref): Ref {
  const done = metrics.find(({ name }) => name === 'done')
  if (!done) return argument('n')
  const flag = body.add('GatherV2', [row, body.int32([], done.at), body.int32([], 0)], {
    Tparams: attribute.type(float32),
    Tindices: attribute.type(int32),
    Taxis: attribute.type(int32),
    batch_dims: attribute.int(0),
  })
  const over = body.add('Greater', [flag, body.constant(float32, [], Float32Array.of(0))], T.float32)
  return body.add('Select', [over, after, argument('n')], T.int32)
}

function emitCondition(loop: Loop): Message {
  const nodes = new GraphNodes('function')
  const less = nodes.add('Less', [argument('i'), argument('n')], T.int32)
  return functionDef(`${loop.name}_condition`, signature(loop), nodes, [{ type: bool, ref: less }])
}

/** The loop over steps, in a graph or in a function. */
function emitLoop(nodes: GraphNodes, loop: Loop, wanted: Ref, values: readonly Ref[], lowered: boolean): EmittedEntry {
  const { name, steps, width, round, cells, recording } = loop
  const empty = nodes.add('Fill', [nodes.int32([2], steps, width), nodes.constant(float32, [], Float32Array.of(0))], {
    ...T.float32,
    index_type: attribute.type(int32),
  })
  const { node } = nodes.add('StatelessWhile', [nodes.int32([], 0), wanted, empty, ...values], {
    T: attribute.types(signature(loop).map(({ type }) => type)),
    cond: attribute.func(`${name}_condition`),
    body: attribute.func(`${name}_body`),
    output_shapes: attribute.shapes([[], [], [steps, width], ...round.map((cell) => (cells[cell] as GraphCell).shape)]),
    parallel_iterations: attribute.int(1),
    // The session's own executor then runs the loop, instead of calling a function for every step.
    ...(lowered && { _lower_using_switch_merge: attribute.bool(true) }),
  })
  const changed = new Map<number, Ref>()
  round.forEach((cell, i) => {
    if (recording.after[cell] !== recording.before[cell]) changed.set(cell, { node, output: 3 + i })
  })
  return { count: { node, output: 0 }, rows: { node, output: 2 }, changed }
}

/**
 * Puts the steps of an entry into a graph as one loop, values in and values out: in native mode the session runs it, in XLA mode
 * it is one compiled program.
 *
 * @param wanted Number of steps to take, int32 scalar.
 */
export function emitEntry(
  binding: Binding,
  graph: { readonly nodes: GraphNodes; readonly functions: Message[] },
  entry: {
    readonly name: string
    readonly recording: Recording
    readonly steps: number
    readonly mode: 'native' | 'xla'
  },
  cells: readonly GraphCell[],
  wanted: Ref,
): EmittedEntry {
  const { name, recording, steps, mode } = entry
  const read = new Set(recording.events.flatMap((event) => (event.kind === 'operation' ? event.inputs : [])))
  const round = recording.before.flatMap((id, i) => (read.has(id) || recording.after[i] !== id ? [i] : []))
  const width = recording.metrics.reduce((sum, { size }) => sum + size, 0)
  const loop: Loop = { name, recording, steps, width, round, cells }
  graph.functions.push(emitBody(binding, loop), emitCondition(loop))
  const values = round.map((cell) => (cells[cell] as GraphCell).value)
  return mode === 'native'
    ? emitLoop(graph.nodes, loop, wanted, values, true)
    : emitProgram(graph, loop, wanted, values)
}

/** The loop as a function that XLA compiles. */
function emitProgram(
  graph: { readonly nodes: GraphNodes; readonly functions: Message[] },
  loop: Loop,
  wanted: Ref,
  values: readonly Ref[],
): EmittedEntry {
  const takes = signature(loop).filter(({ name }) => name !== 'i' && name !== 'rows')
  const program = new GraphNodes('function')
  const inner = emitLoop(
    program,
    loop,
    argument('n'),
    loop.round.map((cell) => argument(`c${cell}`)),
    false,
  )
  const changed = [...inner.changed]
  const gives = [
    { type: int32, ref: inner.count },
    { type: float32, ref: inner.rows },
    ...changed.map(([cell, ref]) => ({ type: (loop.cells[cell] as GraphCell).type, ref })),
  ]
  graph.functions.push(functionDef(`${loop.name}_program`, takes, program, gives))
  const { node } = graph.nodes.add('StatefulPartitionedCall', [wanted, ...values], {
    Tin: attribute.types(takes.map(({ type }) => type)),
    Tout: attribute.types(gives.map(({ type }) => type)),
    f: attribute.func(`${loop.name}_program`),
    _XlaMustCompile: attribute.bool(true),
  })
  return {
    count: { node, output: 0 },
    rows: { node, output: 1 },
    changed: new Map(changed.map(([cell], i) => [cell, { node, output: 2 + i }])),
  }
}
