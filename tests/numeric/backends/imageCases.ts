import type { Tensor3D, Tensor4D, Tensor5D } from '@tensorflow/tfjs-core'
import { distinct, of, type OpCase } from './OpCase'

type Pad = 'same' | 'valid' | number
interface Conv {
  readonly x: [number, number, number, number]
  readonly filter: [number, number, number]
  readonly strides?: number | [number, number]
  readonly pads?: Pad[]
  readonly dilations?: number | [number, number]
}

const convolutions: Conv[] = [
  { x: [2, 7, 8, 3], filter: [3, 3, 5] },
  { x: [1, 1, 1, 1], filter: [1, 1, 1] },
  { x: [3, 5, 4, 2], filter: [1, 1, 9] },
  { x: [2, 6, 6, 4], filter: [1, 1, 8], strides: 2 },
  { x: [2, 28, 28, 1], filter: [5, 5, 6] },
  { x: [2, 14, 14, 6], filter: [5, 5, 16] },
  { x: [2, 9, 7, 3], filter: [3, 2, 4], strides: 2 },
  { x: [1, 10, 11, 2], filter: [4, 3, 7], strides: [3, 2] },
  { x: [2, 8, 8, 2], filter: [2, 2, 3], strides: 3 },
  { x: [1, 5, 6, 3], filter: [5, 6, 2] },
  { x: [2, 1, 9, 2], filter: [1, 4, 3] },
  { x: [2, 9, 1, 2], filter: [4, 1, 3] },
  { x: [1, 4, 4, 1], filter: [3, 3, 33], pads: [0, 1, 2] },
  { x: [2, 6, 5, 3], filter: [3, 3, 4], pads: [1, 3, 'same'], strides: 2 },
  { x: [2, 9, 9, 3], filter: [3, 3, 4], dilations: 2 },
  { x: [1, 11, 12, 2], filter: [3, 2, 5], dilations: [3, 1] },
  { x: [1, 11, 12, 2], filter: [2, 3, 5], dilations: [1, 2] },
  { x: [9, 12, 12, 40], filter: [3, 3, 70] },
]

const conv2d: OpCase[] = convolutions.flatMap(({ x, filter, strides = 1, pads = ['same', 'valid'], dilations = 1 }) =>
  pads
    .filter((pad) => pad !== 'valid' || (filter[0] <= x[1] && filter[1] <= x[2]))
    .map((pad): OpCase => ({
      name: `conv2d [${x}] with [${filter}], stride ${strides}, padding ${pad}, dilation ${dilations}`,
      inputs: [of(...x), of(filter[0], filter[1], x[3], filter[2])],
      run: (t, image, weights) =>
        t.conv2d(
          image as Tensor4D,
          weights as Tensor4D,
          strides,
          pad,
          'NHWC',
          dilations,
          typeof pad === 'number' ? 'floor' : undefined,
        ),
    })),
)

const pools: OpCase[] = (
  [
    [[2, 6, 6, 3], 2, 2],
    [[2, 7, 5, 6], 2, 2],
    [[1, 8, 9, 5], 3, 2],
    [[2, 5, 5, 4], 3, 1],
    [[1, 7, 7, 1], 2, 3],
    [
      [2, 4, 6, 8],
      [2, 3],
      [1, 2],
    ],
    [[3, 1, 1, 7], 1, 1],
    [[2, 5, 4, 9], [5, 4], 1],
  ] as [[number, number, number, number], number | [number, number], number | [number, number]][]
).flatMap(([x, size, strides]) =>
  (['same', 'valid', 0, 1] as const)
    // With a number for padding TensorFlow.js computes both sides from the first: only squares make sense there.
    .filter((pad) => typeof pad !== 'number' || (typeof size === 'number' && pad < size))
    .flatMap((pad): OpCase[] => {
      const what = `[${x}], window ${size}, stride ${strides}, padding ${pad}`
      const rounding = typeof pad === 'number' ? 'floor' : undefined
      return [
        {
          name: `maxPool ${what}`,
          inputs: [distinct(...x)],
          run: (t, i) => t.maxPool(i as Tensor4D, size, strides, pad, rounding),
        },
        {
          name: `avgPool ${what}`,
          inputs: [of(...x)],
          run: (t, i) => t.avgPool(i as Tensor4D, size, strides, pad, rounding),
        },
      ]
    }),
)

const others: OpCase[] = [
  ...([1, 2] as const).flatMap((strides) =>
    (['same', 'valid'] as const).flatMap((pad): OpCase[] => [
      {
        name: `conv2dTranspose, stride ${strides}, ${pad}`,
        inputs: [of(2, 4, 5, 3), of(3, 3, 4, 3)],
        run: (t, x, filter) => {
          const out = (size: number) => (pad === 'same' ? size * strides : size * strides + Math.max(3 - strides, 0))
          return t.conv2dTranspose(x as Tensor4D, filter as Tensor4D, [2, out(4), out(5), 4], strides, pad)
        },
      },
      ...([1, 2] as const).map((multiplier): OpCase => ({
        name: `depthwiseConv2d, stride ${strides}, ${pad}, multiplier ${multiplier}`,
        inputs: [of(2, 6, 7, 3), of(3, 2, 3, multiplier)],
        run: (t, x, filter) => t.depthwiseConv2d(x as Tensor4D, filter as Tensor4D, strides, pad),
      })),
      {
        name: `separableConv2d, stride ${strides}, ${pad}`,
        inputs: [of(2, 6, 7, 3), of(3, 3, 3, 2), of(1, 1, 6, 4)],
        run: (t, x, depth, point) =>
          t.separableConv2d(x as Tensor4D, depth as Tensor4D, point as Tensor4D, strides, pad),
      },
      {
        name: `conv1d, stride ${strides}, ${pad}`,
        inputs: [of(2, 9, 3), of(3, 3, 4)],
        run: (t, x, filter) => t.conv1d(x as Tensor3D, filter as Tensor3D, strides, pad),
      },
      {
        name: `conv3d, stride ${strides}, ${pad}`,
        inputs: [of(1, 4, 5, 6, 2), of(2, 3, 2, 2, 3)],
        run: (t, x, filter) => t.conv3d(x as Tensor5D, filter as Tensor5D, strides, pad),
      },
    ]),
  ),
]

/** Convolutions and poolings, with their gradients. */
export const imageCases: readonly OpCase[] = [...conv2d, ...pools, ...others]
