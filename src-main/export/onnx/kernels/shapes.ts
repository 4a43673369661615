import type { GraphType, Size } from '../../graph/InferenceGraph'
import type { KernelCall, KernelTable, KernelWriter } from '../KernelCall'

/** Far beyond every axis: up to its end, or back over its beginning. */
const END = 2 ** 31 - 1

const reshape: KernelWriter = (call) => {
  const [only] = Object.keys(call.operation.inputs)
  call.giveReshaped(call.input(only ?? 'x'), call.result.shape)
}

const concat: KernelWriter = (call) => {
  const rank = call.result.shape.length
  const axis = call.attribute<number>('axis')
  const along = axis < 0 ? axis + rank : axis
  const { builder, ids } = call
  const first =
    along === rank - 1 && rank > 2 && ids.every((id) => builder.has(id, 'first') && !builder.has(id, 'last'))
  const layout = first ? 'first' : 'last'
  call.give('Concat', ids.map((id) => builder.get(id, layout)), { axis: first ? 1 : along }, layout) // prettier-ignore
}

const pack: KernelWriter = (call) => {
  const { builder } = call
  const [axis = 0] = [call.attribute<number>('axis')].map((one) => (one < 0 ? one + call.result.shape.length : one))
  const each = call.ids.map((id) => builder.make('Unsqueeze', [builder.get(id), builder.ints([axis])]))
  call.give('Concat', each, { axis })
}

/** Sizes of the parts of a split. */
function partsOf(call: KernelCall, along: number): number[] {
  const given = call.attribute<number | readonly number[]>('numOrSizeSplits')
  const whole = call.value('x').shape[along]
  if (typeof whole !== 'number') return call.refuse('Split along the rows')
  if (typeof given === 'number') return Array<number>(given).fill(whole / given)
  const known = given.reduce((total, size) => total + Math.max(size, 0), 0)
  return given.map((size) => (size < 0 ? whole - known : size))
}

const split: KernelWriter = (call) => {
  const [axis = 0] = call.axesOf('x', call.attribute<number | undefined>('axis') ?? 0)
  const parts = call.builder.ints(partsOf(call, axis))
  const outputs = call.results.map((id) => call.builder.out(id))
  call.builder.add('Split', [call.input('x'), parts], outputs, { axis })
}

const unpack: KernelWriter = (call) => {
  const { builder, results } = call
  const [axis = 0] = call.axesOf('value', call.attribute<number | undefined>('axis') ?? 0)
  if (results.length === 1) return call.give('Squeeze', [call.input('value'), builder.ints([axis])])
  for (const [i, id] of results.entries())
    builder.add('Gather', [call.input('value'), builder.constant('int64', [], [i])], [builder.out(id)], { axis })
}

const slice: KernelWriter = (call) => {
  const { shape } = call.value('x')
  // One number is told for the first axis alone.
  const [begin, size] = ['begin', 'size'].map((name) => [call.attribute<Size | readonly Size[]>(name)].flat()) as [
    Size[],
    Size[],
  ]
  const cut = shape.flatMap((whole, axis) => {
    const [from, count] = [begin[axis] ?? 0, size[axis] ?? -1]
    const all = from === 0 && (count === -1 || JSON.stringify(count) === JSON.stringify(whole))
    return all ? [] : [{ axis, from, count, whole }]
  })
  if (cut.length === 0) return call.give('Identity', [call.input('x')])
  const ends = cut.map(({ from, count }): Size => {
    if (count === -1) return END
    if (from === 0) return count
    if (typeof from !== 'number' || typeof count !== 'number') return call.refuse('Slice along the rows')
    return from + count
  })
  const { builder } = call
  const starts = builder.sizes(cut.map(({ from }) => from))
  call.give('Slice', [call.input('x'), starts, builder.sizes(ends), builder.ints(cut.map(({ axis }) => axis))])
}

const reverse: KernelWriter = (call) => {
  const { builder } = call
  const axes = call.axesOf('x', call.attribute<number | readonly number[]>('dims'))
  if (axes.length === 0) return call.give('Identity', [call.input('x')])
  const each = (value: number): string => builder.ints(axes.map(() => value))
  call.give('Slice', [call.input('x'), each(-1), each(-END), builder.ints(axes), each(-1)])
}

const transpose: KernelWriter = (call) => {
  const given = call.attribute<readonly number[] | null | undefined>('perm')
  const perm = given ?? call.value('x').shape.map((_, i, all) => all.length - 1 - i)
  call.give('Transpose', [call.input('x')], { perm })
}

const pad =
  (mode: (call: KernelCall) => string): KernelWriter =>
  (call) => {
    const { builder } = call
    const pads = call.attribute<readonly (readonly [number, number])[]>('paddings')
    const amounts = builder.ints([...pads.map(([before]) => before), ...pads.map(([, after]) => after)])
    const { type } = call.result
    const kind = mode(call)
    const fill = kind === 'constant' ? [builder.number(type, call.attribute<number | undefined>('constantValue') ?? 0)] : [] // prettier-ignore
    call.give('Pad', [call.input('x'), amounts, ...fill], { mode: kind })
  }

const tile: KernelWriter = (call) =>
  call.give('Tile', [call.input('x'), call.builder.sizes(call.attribute<readonly Size[]>('reps'))])

/** One number in every place. */
function fill(call: KernelCall, value: number): void {
  const { builder, result } = call
  const { shape, type } = result
  const number = builder.number(type, value)
  if (shape.length === 0) return call.give('Identity', [number])
  call.give('Expand', [number, builder.sizes(shape)])
}

/** Whole numbers in ONNX's own type, from one up to another. */
function countTo({ builder }: KernelCall, start: Size, stop: Size, step: number): string {
  const one = (size: Size): string =>
    typeof size === 'number'
      ? builder.constant('int64', [], [size])
      : builder.make('Squeeze', [builder.sizes([size]), builder.ints([0])])
  return builder.make('Range', [one(start), one(stop), one(step)])
}

const range: KernelWriter = (call) => {
  const [start, stop] = ['start', 'stop'].map((name) => call.attribute<Size>(name)) as [Size, Size]
  const step = call.attribute<number | undefined>('step') ?? 1
  const whole = [start, stop, step].every((size) => typeof size !== 'number' || Number.isInteger(size))
  if (!whole) call.refuse('Range of fractions')
  call.giveAs(call.result.type, countTo(call, start, stop, step))
}

const gather: KernelWriter = (call) => {
  const { builder } = call
  const [axis = 0] = call.axesOf('x', call.attribute<number | undefined>('axis') ?? 0)
  const batch = call.attribute<number | undefined>('batchDims') ?? 0
  const [x, indices] = [call.input('x'), call.input('indices')]
  if (batch === 0) return call.give('Gather', [x, indices], { axis })
  if (batch !== axis) call.refuse(`GatherV2 along axis ${axis} with ${batch} axes of rows`)
  const places = builder.make('Unsqueeze', [builder.make('Cast', [indices], { to: 7 }), builder.ints([-1])])
  call.give('GatherND', [x, places], { batch_dims: batch })
}

const gatherNd: KernelWriter = (call) =>
  call.give('GatherND', [call.input('params'), call.builder.make('Cast', [call.input('indices')], { to: 7 })])

/** A number outside the depth is nowhere. */
const oneHot: KernelWriter = (call) => {
  const { builder, result } = call
  const depth = call.attribute<Size>('depth')
  const numbers =
    typeof depth === 'number'
      ? builder.constant('int32', [depth], [...Array(depth).keys()])
      : builder.make('Cast', [countTo(call, 0, depth, 1)], { to: 6 })
  const each = builder.make('Unsqueeze', [call.input('indices'), builder.ints([-1])])
  const type: GraphType = result.type
  const on = builder.number(type, call.attribute<number | undefined>('onValue') ?? 1)
  const off = builder.number(type, call.attribute<number | undefined>('offValue') ?? 0)
  call.give('Where', [builder.make('Equal', [each, numbers]), on, off])
}

/** Operations that move values, and that make them of nothing. */
export const shapes: KernelTable = {
  BroadcastTo: (call) => call.give('Expand', [call.input('x'), call.builder.sizes(call.result.shape)]),
  Concat: concat,
  ExpandDims: reshape,
  Fill: (call) => fill(call, call.attribute<number>('value')),
  GatherNd: gatherNd,
  GatherV2: gather,
  MirrorPad: pad((call) =>
    call.attribute<string>('mode') === 'reflect' ? 'reflect' : call.refuse('MirrorPad symmetric'),
  ),
  OneHot: oneHot,
  OnesLike: (call) => fill(call, 1),
  Pack: pack,
  PadV2: pad(() => 'constant'),
  Range: range,
  Reshape: reshape,
  Reverse: reverse,
  Slice: slice,
  SplitV: split,
  Tile: tile,
  Transpose: transpose,
  Unpack: unpack,
  ZerosLike: (call) => fill(call, 0),
}
