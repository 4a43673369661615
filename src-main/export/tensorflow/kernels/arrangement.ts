import type { GraphType } from '../../graph/InferenceGraph'
import { attribute } from '../NodeMaker'
import type { Kernel } from './KernelCall'

const T = (type: GraphType) => ({ T: attribute.type(type) })
const index = attribute.type('int32')

const reshape: Kernel = (make, call) =>
  make.add('Reshape', [call.ref('x'), make.reshapeTo(call.result().shape)], { ...T(call.type('x')), Tshape: index })

const slice: Kernel = (make, call) => {
  const { shape } = call.value('x')
  const begin = shape.map((_, axis) => call.sizes('begin')[axis] ?? 0)
  // To the end, wherever that is.
  const sizes = call
    .result()
    .shape.map((size, axis) =>
      typeof size !== 'number' && begin[axis] === 0 && JSON.stringify(size) === JSON.stringify(shape[axis]) ? -1 : size,
    )
  return make.add('Slice', [call.ref('x'), make.sizes(begin), make.sizes(sizes)], { ...T(call.type('x')), Index: index }) // prettier-ignore
}

const stridedSlice: Kernel = (make, call) => {
  const masks = { begin_mask: 'beginMask', end_mask: 'endMask', ellipsis_mask: 'ellipsisMask' }
  const more = { new_axis_mask: 'newAxisMask', shrink_axis_mask: 'shrinkAxisMask' }
  const ends = (['begin', 'end', 'strides'] as const).map((name) => make.sizes(call.sizes(name)))
  return make.add('StridedSlice', [call.ref('x'), ...ends], {
    ...T(call.type('x')),
    Index: index,
    ...Object.fromEntries(
      Object.entries({ ...masks, ...more }).map(([mask, name]) => [mask, attribute.int(call.number(name))]),
    ),
  })
}

const split: Kernel = (make, call) => {
  const count = call.outputs
  const axis = make.scalar('int32', call.number('axis'))
  const attributes = { num_split: attribute.int(count), ...T(call.type('x')) }
  const parts = call.attribute('numOrSizeSplits')
  const made = Array.isArray(parts)
    ? make.add('SplitV', [call.ref('x'), make.sizes(call.sizes('numOrSizeSplits')), axis], { ...attributes, Tlen: index }) // prettier-ignore
    : make.add('Split', [axis, call.ref('x')], attributes)
  return Array.from({ length: count }, (_, k) => (k === 0 ? made : `${made}:${k}`))
}

const pairs = (value: unknown): readonly (readonly number[])[] => (Array.isArray(value) ? (value as number[][]) : [])
const paddings = (value: unknown): number[] => pairs(value).flat().map(Number)

/** What moves numbers about, and what makes them of nothing. */
export const arrangement: Readonly<Record<string, Kernel>> = {
  Reshape: reshape,
  Slice: slice,
  StridedSlice: stridedSlice,
  SplitV: split,
  Concat: (make, call) => {
    const { refs, value } = call.list
    const axis = make.scalar('int32', call.number('axis'))
    return make.add('ConcatV2', [...refs, axis], { N: attribute.int(refs.length), ...T(value.type), Tidx: index })
  },
  Pack: (make, call) => {
    const { refs, value } = call.list
    return make.add('Pack', refs, {
      N: attribute.int(refs.length),
      ...T(value.type),
      axis: attribute.int(call.number('axis')),
    })
  },
  Unpack: (make, call) => {
    const num = call.outputs
    const made = make.add('Unpack', [call.ref('value')], {
      num: attribute.int(num),
      ...T(call.type('value')),
      axis: attribute.int(call.number('axis')),
    })
    return Array.from({ length: num }, (_, k) => (k === 0 ? made : `${made}:${k}`))
  },
  Transpose: (make, call) =>
    make.add('Transpose', [call.ref('x'), make.int32(...call.numbers('perm'))], { ...T(call.type('x')), Tperm: index }),
  Reverse: (make, call) =>
    make.add('ReverseV2', [call.ref('x'), make.int32(...call.numbers('dims'))], { Tidx: index, ...T(call.type('x')) }),
  Tile: (make, call) =>
    make.add('Tile', [call.ref('x'), make.sizes(call.sizes('reps'))], { ...T(call.type('x')), Tmultiples: index }),
  GatherV2: (make, call) =>
    make.add('GatherV2', [call.ref('x'), call.ref('indices'), make.scalar('int32', call.number('axis'))], {
      Tparams: attribute.type(call.type('x')),
      Tindices: attribute.type(call.type('indices')),
      Taxis: index,
      batch_dims: attribute.int(call.number('batchDims')),
    }),
  OneHot: (make, call) => {
    const { type } = call.result()
    const [depth = 0] = call.sizes('depth')
    const ends = [make.scalar(type, call.number('onValue', 1)), make.scalar(type, call.number('offValue'))]
    return make.add('OneHot', [call.ref('indices'), make.size(depth), ...ends], {
      ...T(type),
      TI: attribute.type(call.type('indices')),
      axis: attribute.int(-1),
    })
  },
  PadV2: (make, call) => {
    const around = paddings(call.attribute('paddings'))
    const given = make.constant('int32', [around.length / 2, 2], around)
    const value = make.scalar(call.type('x'), call.number('constantValue'))
    return make.add('PadV2', [call.ref('x'), given, value], { ...T(call.type('x')), Tpaddings: index })
  },
  MirrorPad: (make, call) => {
    const around = paddings(call.attribute('paddings'))
    return make.add('MirrorPad', [call.ref('x'), make.constant('int32', [around.length / 2, 2], around)], {
      ...T(call.type('x')),
      Tpaddings: index,
      mode: attribute.text(call.text('mode').toUpperCase()),
    })
  },
  Fill: (make, call) => {
    const { type } = call.result()
    const value = make.scalar(type, call.number('value'))
    return make.add('Fill', [make.sizes(call.sizes('shape')), value], { ...T(type), index_type: index })
  },
  Range: (make, call) => {
    const { type } = call.result()
    const [start = 0, stop = 0, step = 1] = (['start', 'stop', 'step'] as const).map((name) => call.sizes(name)[0])
    const ends = [start, stop, step].map((end) => {
      if (typeof end === 'number') return make.scalar(type, end)
      const size = make.size(end)
      return type === 'int32' ? size : make.add('Cast', [size], { SrcT: index, DstT: attribute.type(type) })
    })
    return make.add('Range', ends, { Tidx: attribute.type(type) })
  },
}
