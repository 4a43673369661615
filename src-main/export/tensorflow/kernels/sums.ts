import { attribute } from '../NodeMaker'
import type { Kernel } from './KernelCall'

const index = attribute.type('int32')

/** `axis`: what the kernel calls its axes; none of them: all. */
const reduction =
  (op: string, axis: string): Kernel =>
  (make, call) => {
    const axes = call.numbers(axis)
    const all = Array.from({ length: call.rank('x') }, (_, k) => k)
    const along = make.int32(...(axes.length > 0 ? axes : all))
    const truth = op === 'All' || op === 'Any'
    return make.add(op, [call.ref('x'), along], {
      ...(truth ? {} : { T: attribute.type(call.type('x')) }),
      Tidx: index,
      keep_dims: attribute.bool(call.flag('keepDims')),
    })
  }

const place =
  (op: string): Kernel =>
  (make, call) =>
    make.add(op, [call.ref('x'), make.scalar('int32', call.number('axis'))], {
      T: attribute.type(call.type('x')),
      Tidx: index,
      output_type: index,
    })

const product: Kernel = (make, call) => {
  const [a, b] = [call.flag('transposeA'), call.flag('transposeB')].map(attribute.bool)
  if (!a || !b) return undefined
  const T = attribute.type(call.type('a'))
  const refs = [call.ref('a'), call.ref('b')]
  return call.rank('a') === 2 && call.rank('b') === 2
    ? make.add('MatMul', refs, { T, transpose_a: a, transpose_b: b })
    : make.add('BatchMatMulV2', refs, { T, adj_x: a, adj_y: b })
}

/** What makes one number of many. */
export const sums: Readonly<Record<string, Kernel>> = {
  BatchMatMul: product,
  Sum: reduction('Sum', 'axis'),
  Mean: reduction('Mean', 'axis'),
  Prod: reduction('Prod', 'axis'),
  All: reduction('All', 'axis'),
  Any: reduction('Any', 'axis'),
  Max: reduction('Max', 'reductionIndices'),
  Min: reduction('Min', 'axis'),
  ArgMax: place('ArgMax'),
  ArgMin: place('ArgMin'),
  Cumsum: (make, call) =>
    make.add('Cumsum', [call.ref('x'), make.scalar('int32', call.number('axis'))], {
      T: attribute.type(call.type('x')),
      Tidx: index,
      exclusive: attribute.bool(call.flag('exclusive')),
      reverse: attribute.bool(call.flag('reverse')),
    }),
}
