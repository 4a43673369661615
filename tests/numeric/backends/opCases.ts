import type { Tensor, Tensor1D, Tensor4D } from '@tensorflow/tfjs-core'
import { between, distinct, integers, of, type OpCase, type OpInput } from './OpCase'

type T = Parameters<OpCase['run']>[0]

const unary = (name: string, apply: (t: T, x: Tensor) => Tensor, input = (...s: number[]): OpInput => of(...s)) =>
  [[7], [3, 5], [2, 3, 4, 5], [1], [129]].map((shape): OpCase => ({
    name: `${name} [${shape}]`,
    inputs: [input(...shape)],
    run: apply,
  }))

const positive = (...shape: number[]) => between(0.1, 2, ...shape)
const apartFromZero = (...shape: number[]): OpInput => ({ shape, distinct: true, range: [-1.013, 1.021] })

const unaries: OpCase[] = [
  ...unary('sigmoid', (t, x) => t.sigmoid(x)),
  ...unary('tanh', (t, x) => t.tanh(x)),
  ...unary('relu', (t, x) => t.relu(x), apartFromZero),
  ...unary('relu6', (t, x) => t.relu6(t.mul(x, 8)), apartFromZero),
  ...unary('leakyRelu', (t, x) => t.leakyRelu(x, 0.01), apartFromZero),
  ...unary('elu', (t, x) => t.elu(x), apartFromZero),
  ...unary('selu', (t, x) => t.selu(x), apartFromZero),
  ...unary('softplus', (t, x) => t.softplus(x)),
  ...unary('softmax', (t, x) => t.softmax(x)),
  ...unary('logSoftmax', (t, x) => t.logSoftmax(x)),
  ...unary('log', (t, x) => t.log(x), positive),
  ...unary('log1p', (t, x) => t.log1p(x), positive),
  ...unary('exp', (t, x) => t.exp(x)),
  ...unary('erf', (t, x) => t.erf(x)),
  ...unary('abs', (t, x) => t.abs(x), apartFromZero),
  ...unary('sqrt', (t, x) => t.sqrt(x), positive),
  ...unary('rsqrt', (t, x) => t.rsqrt(x), positive),
  ...unary('square', (t, x) => t.square(x)),
  ...unary('pow', (t, x) => t.pow(x, 3), positive),
  ...unary('reciprocal', (t, x) => t.reciprocal(x), positive),
  ...unary('sign', (t, x) => t.sign(x), apartFromZero),
  ...unary('neg', (t, x) => t.neg(x)),
  ...unary('sin', (t, x) => t.sin(x)),
  ...unary('cos', (t, x) => t.cos(x)),
  ...unary('clip', (t, x) => t.clipByValue(x, -0.5, 0.5), apartFromZero),
  ...unary('cast to int and back', (t, x) => t.cast(t.cast(t.mul(x, 9), 'int32'), 'float32'), apartFromZero),
].map((test) => (/^cast/.test(test.name) ? { ...test, gradient: false } : test))

const shapes: [number[], number[]][] = [
  [
    [4, 6],
    [4, 6],
  ],
  [[4, 6], [6]],
  [[6], [4, 6]],
  [
    [4, 6],
    [4, 1],
  ],
  [
    [4, 1],
    [1, 6],
  ],
  [[5], [1]],
  [[2, 5, 7, 6], [6]],
  [
    [2, 5, 7, 6],
    [1, 1, 1, 6],
  ],
  [[2, 5, 7, 1], [1]],
  [
    [2, 5, 7, 3],
    [7, 3],
  ],
  [[3, 128], [128]],
  [[33, 10], [10]],
  [
    [2, 3, 4],
    [2, 1, 4],
  ],
  [
    [2, 1, 4],
    [3, 1],
  ],
  [[1], [1]],
]

const binary = (
  name: string,
  apply: (t: T, a: Tensor, b: Tensor) => Tensor,
  input = (...s: number[]): OpInput => of(...s),
) => shapes.map(([a, b]): OpCase => ({ name: `${name} [${a}] [${b}]`, inputs: [input(...a), input(...b)], run: apply }))

const binaries: OpCase[] = [
  ...binary('add', (t, a, b) => t.add(a, b)),
  ...binary('sub', (t, a, b) => t.sub(a, b)),
  ...binary('mul', (t, a, b) => t.mul(a, b)),
  ...binary('div', (t, a, b) => t.div(a, b), positive),
  ...binary('pow', (t, a, b) => t.pow(a, b), positive),
  ...binary('maximum', (t, a, b) => t.maximum(a, b), apartFromZero),
  ...binary('minimum', (t, a, b) => t.minimum(a, b), apartFromZero),
  ...binary('squaredDifference', (t, a, b) => t.squaredDifference(a, b)),
  ...binary('greater', (t, a, b) => t.greater(a, b)).map((test) => ({ ...test, gradient: false as const })),
  ...binary(
    'add of integers',
    (t, a, b) => t.add(a, b),
    (...s) => integers(50, ...s),
  ).map((test) => ({
    ...test,
    gradient: false as const,
  })),
]

const reductions: OpCase[] = (
  [
    [[6, 5], 0],
    [[6, 5], 1],
    [[6, 5], undefined],
    [[7, 1], 0],
    [[1, 7], 0],
    [[1, 7], 1],
    [
      [2, 5, 7, 6],
      [0, 1, 2],
    ],
    [
      [3, 9, 9, 16],
      [0, 1, 2],
    ],
    [
      [3, 5, 4, 20],
      [0, 1],
    ],
    [
      [2, 5, 7, 6],
      [1, 2],
    ],
    [[2, 5, 7, 6], [3]],
    [
      [2, 5, 7, 6],
      [2, 3],
    ],
    [[129, 10], 0],
    [[129, 33], -1],
    [[4000, 3], 0],
    [[17], 0],
  ] as [number[], number | number[] | undefined][]
).flatMap(([shape, axis]): OpCase[] => {
  const what = `[${shape}] over ${axis}`
  return [
    { name: `sum ${what}`, inputs: [of(...shape)], run: (t, x) => t.sum(x, axis) },
    { name: `sum, dimensions kept, ${what}`, inputs: [of(...shape)], run: (t, x) => t.sum(x, axis, true) },
    { name: `mean ${what}`, inputs: [of(...shape)], run: (t, x) => t.mean(x, axis) },
    { name: `max ${what}`, inputs: [distinct(...shape)], run: (t, x) => t.max(x, axis) },
    { name: `variance ${what}`, inputs: [of(...shape)], run: (t, x) => t.moments(x, axis).variance },
    // Its gradient at the largest value adds and takes away one, so that the rounding of the sum shows.
    { name: `logSumExp ${what}`, inputs: [of(...shape)], run: (t, x) => t.logSumExp(x, axis), tolerance: 1e-3 },
    {
      name: `sum of integers ${what}`,
      inputs: [integers(9, ...shape)],
      run: (t, x) => t.sum(x, axis),
      gradient: false,
    },
    {
      name: `argMax ${what}`,
      inputs: [distinct(...shape)],
      run: (t, x) => t.argMax(x, typeof axis === 'number' ? axis : 0),
      gradient: false,
    },
  ]
})

const products: OpCase[] = (
  [
    [1, 1, 1],
    [3, 4, 5],
    [32, 784, 128],
    [5, 49, 9],
    [33, 17, 10],
    [7, 100, 1],
    [1, 13, 6],
    [4, 1, 4],
    [12, 600, 300],
  ] as [number, number, number][]
).flatMap(([m, k, n]) =>
  [false, true].flatMap((left) =>
    [false, true].map((right): OpCase => ({
      name: `matMul ${m}x${k}x${n}${left ? ', left transposed' : ''}${right ? ', right transposed' : ''}`,
      inputs: [left ? of(k, m) : of(m, k), right ? of(n, k) : of(k, n)],
      run: (t, a, b) => t.matMul(a, b, left, right),
    })),
  ),
)

const batched: OpCase[] = (
  [
    [
      [2, 3, 4],
      [2, 4, 5],
    ],
    [
      [2, 3, 4],
      [1, 4, 5],
    ],
    [
      [1, 3, 4],
      [3, 4, 5],
    ],
    [
      [2, 3, 4, 6],
      [2, 3, 6, 5],
    ],
    [
      [8, 50, 60],
      [8, 60, 7],
    ],
    [
      [3, 4],
      [2, 4, 5],
    ],
  ] as [number[], number[]][]
).flatMap(([a, b]): OpCase[] => [
  { name: `matMul [${a}] [${b}]`, inputs: [of(...a), of(...b)], run: (t, x, y) => t.matMul(x, y) },
  {
    name: `matMul [${a}] [${b}], turned`,
    inputs: [of(...a), of(...b)],
    run: (t, x, y) => {
      const turn = (z: Tensor) =>
        [...z.shape.keys()].map((axis, i, { length }) => (i < length - 2 ? axis : 2 * length - 3 - i))
      return t.matMul(t.transpose(x, turn(x)), t.transpose(y, turn(y)), true, true)
    },
  },
])

const fused: OpCase[] = (['linear', 'relu', 'sigmoid', 'elu', 'relu6'] as const).flatMap((activation) => [
  {
    name: `fused matMul, ${activation}`,
    inputs: [of(6, 70), of(70, 9), of(9)],
    run: (t, a, b, bias) => t.fused.matMul({ a: as2D(a), b: as2D(b), bias, activation }),
  },
  {
    name: `fused matMul, transposed, ${activation}`,
    inputs: [of(70, 6), of(9, 70), of(9)],
    run: (t, a, b, bias) =>
      t.fused.matMul({ a: as2D(a), b: as2D(b), bias, activation, transposeA: true, transposeB: true }),
  },
  {
    name: `fused conv2d, ${activation}`,
    inputs: [of(2, 6, 7, 3), of(3, 2, 3, 5), of(5)],
    run: (t, x, filter, bias) =>
      t.fused.conv2d({ x: x as Tensor4D, filter: filter as Tensor4D, strides: 1, pad: 'same', bias, activation }),
  },
])

const as2D = (x: Tensor) => x as ReturnType<T['tensor2d']>

const rearranging: OpCase[] = [
  { name: 'reshape', inputs: [of(4, 6)], run: (t, x) => t.reshape(x, [2, 12]) },
  { name: 'flatten', inputs: [of(3, 4, 5, 2)], run: (t, x) => t.reshape(x, [3, -1]) },
  { name: 'transpose 2-D', inputs: [of(5, 7)], run: (t, x) => t.transpose(x) },
  { name: 'transpose 4-D', inputs: [of(2, 3, 4, 5)], run: (t, x) => t.transpose(x, [0, 3, 1, 2]) },
  { name: 'concat, last', inputs: [of(2, 3), of(2, 1), of(2, 4)], run: (t, ...x) => t.concat(x, 1) },
  { name: 'concat, first', inputs: [of(2, 3), of(1, 3)], run: (t, ...x) => t.concat(x, 0) },
  { name: 'concat, channels', inputs: [of(2, 4, 4, 3), of(2, 4, 4, 5)], run: (t, ...x) => t.concat(x, 3) },
  { name: 'stack', inputs: [of(2, 3), of(2, 3)], run: (t, ...x) => t.stack(x, 1) },
  { name: 'unstack', inputs: [of(3, 4)], run: (t, x) => t.addN(t.unstack(x, 1)) },
  { name: 'split', inputs: [of(2, 6)], run: (t, x) => t.mul(...(t.split(x, 2, 1) as [Tensor, Tensor])) },
  { name: 'slice', inputs: [of(4, 6, 5)], run: (t, x) => t.slice(x, [1, 2, 0], [2, 3, 4]) },
  {
    name: 'pad',
    inputs: [of(2, 3)],
    run: (t, x) =>
      t.pad(x, [
        [1, 2],
        [0, 3],
      ]),
  },
  { name: 'tile', inputs: [of(2, 3)], run: (t, x) => t.tile(x, [2, 3]) },
  { name: 'reverse', inputs: [of(2, 3, 4)], run: (t, x) => t.reverse(x, [1]) },
  { name: 'expandDims', inputs: [of(3)], run: (t, x) => t.expandDims(x, 0) },
  { name: 'broadcastTo', inputs: [of(3, 1)], run: (t, x) => t.broadcastTo(x, [2, 3, 4]) },
  {
    name: 'stridedSlice',
    inputs: [of(5, 6)],
    run: (t, x) => t.stridedSlice(x, [0, 1], [5, 6], [2, 2]),
    gradient: false,
  },
  { name: 'gather rows', inputs: [of(6, 5), integers(6, 9)], run: (t, x, i) => t.gather(x, i as Tensor1D) },
  { name: 'gather, a table', inputs: [of(6, 5), integers(6, 3, 4)], run: (t, x, i) => t.gather(x, i as Tensor1D) },
  { name: 'gather columns', inputs: [of(6, 5), integers(5, 4)], run: (t, x, i) => t.gather(x, i as Tensor1D, 1) },
  { name: 'gather from a vector', inputs: [of(6), integers(6, 4)], run: (t, x, i) => t.gather(x, i as Tensor1D) },
  {
    name: 'unsortedSegmentSum',
    inputs: [of(7, 3), integers(4, 7)],
    run: (t, x, i) => t.unsortedSegmentSum(x, i as Tensor1D, 5),
  },
  {
    name: 'oneHot as floats',
    inputs: [integers(4, 7)],
    run: (t, i) => t.oneHot(i as Tensor1D, 4, 1, 0, 'float32'),
    gradient: false,
  },
  {
    name: 'oneHot with smoothed labels',
    inputs: [integers(4, 2, 3)],
    run: (t, i) => t.oneHot(i as Tensor1D, 4, 0.9, 0.05, 'float32'),
    gradient: false,
  },
  {
    name: 'oneHot as booleans',
    inputs: [integers(4, 7)],
    run: (t, i) => t.oneHot(i as Tensor1D, 4, 1, 0, 'bool'),
    gradient: false,
  },
  { name: 'oneHot', inputs: [integers(4, 7)], run: (t, i) => t.oneHot(i as Tensor1D, 4), gradient: false },
  {
    name: 'where',
    inputs: [of(3, 4), of(3, 4), integers(2, 3, 4)],
    run: (t, a, b, i) => t.where(t.cast(i, 'bool'), a, b),
  },
  { name: 'prelu', inputs: [of(4, 6), of(6)], run: (t, x, alpha) => t.prelu(x, alpha) },
  { name: 'cumsum', inputs: [of(3, 5)], run: (t, x) => t.cumsum(x, 1) },
  {
    name: 'batch normalization by moments',
    inputs: [of(4, 5, 5, 3), of(3), of(3)],
    run: (t, x, gamma, beta) => {
      const { mean, variance } = t.moments(x, [0, 1, 2])
      return t.add(t.mul(t.div(t.sub(x, mean), t.sqrt(t.add(variance, 1e-3))), gamma), beta)
    },
    tolerance: 3e-5,
  },
  {
    name: 'batchNorm',
    inputs: [of(4, 5, 5, 3), of(3), positive(3), of(3), of(3)],
    run: (t, x, mean, variance, offset, scale) =>
      t.batchNorm(x, mean as Tensor1D, variance as Tensor1D, offset as Tensor1D, scale as Tensor1D),
  },
  {
    name: 'layer normalization by moments',
    inputs: [of(6, 33)],
    run: (t, x) => {
      const { mean, variance } = t.moments(x, [-1], true)
      return t.div(t.sub(x, mean), t.sqrt(t.add(variance, 1e-3)))
    },
    tolerance: 3e-5,
  },
  { name: 'dropout mask', inputs: [of(4, 9), integers(2, 4, 9)], run: (t, x, m) => t.mul(x, t.cast(m, 'float32')) },
  {
    name: 'upsampling, nearest',
    inputs: [of(2, 4, 4, 3)],
    run: (t, x) => t.image.resizeNearestNeighbor(x as Tensor4D, [8, 8]),
  },
  {
    name: 'upsampling, bilinear',
    inputs: [of(2, 4, 4, 3)],
    run: (t, x) => t.image.resizeBilinear(x as Tensor4D, [8, 8]),
  },
]

/** Every operation that layers, losses and optimizers are made of, but convolution and pooling. */
export const opCases: readonly OpCase[] = [
  ...[...unaries, ...binaries, ...reductions],
  ...[...products, ...batched, ...fused, ...rearranging],
]
