import type { backend_util, TensorInfo } from '@tensorflow/tfjs-core'
import { tf } from '../tfcore'
import { defineWasmKernel, type WasmKernel } from './defineWasmKernel'

interface Window {
  readonly strides: number | [number, number]
  readonly dilations?: number | [number, number]
  readonly pad: 'same' | 'valid' | number | backend_util.ExplicitPadding
  readonly dataFormat?: 'NHWC' | 'NCHW'
  readonly filterSize?: number | [number, number]
}

type Shape4D = [number, number, number, number]

/**
 * A kernel that hands its padding to the WebAssembly program in the one way that is always right. With `same` that
 * program reads the wrong pixels where a stride is larger than the window. With a number TensorFlow.js computes both
 * sides of the result from the first, so that for a window or stride that is not square the program, which does not,
 * would write past the result's end: such a call is refused.
 */
function exactPadding(name: string, depthwise: boolean): WasmKernel {
  return defineWasmKernel<string, Window>(name, (scope, inputs, attrs) => {
    const { filter, x } = inputs
    const window = filter?.shape ?? [attrs.filterSize ?? 1].flat()
    const square = [window, [attrs.strides].flat()].every(([first, second]) => second === undefined || first === second)
    if (typeof attrs.pad === 'number' && !square)
      throw new Error(
        `${name}: a number for padding needs a square window and stride; give each side's padding instead.`,
      )
    if (attrs.pad !== 'same' || !filter || !x || attrs.dataFormat === 'NCHW') return scope.original(inputs, attrs)
    return scope.original(inputs, { ...attrs, pad: samePadding(x, filter, attrs, depthwise) })
  })
}

function samePadding(x: TensorInfo, filter: TensorInfo, { strides, dilations = 1 }: Window, depthwise: boolean) {
  const shapes = [x.shape as Shape4D, filter.shape as Shape4D] as const
  const { padInfo } = tf.backend_util.computeConv2DInfo(...shapes, strides, dilations, 'same', undefined, depthwise)
  const { top, bottom, left, right } = padInfo
  return [
    [0, 0],
    [top, bottom],
    [left, right],
    [0, 0],
  ]
}

export const paddedKernels: readonly WasmKernel[] = [
  ...[tf.Conv2D, tf.FusedConv2D, tf.MaxPool, tf.AvgPool].map((name) => exactPadding(name, false)),
  ...[tf.DepthwiseConv2dNative, tf.FusedDepthwiseConv2D].map((name) => exactPadding(name, true)),
]
