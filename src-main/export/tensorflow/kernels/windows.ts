import { attribute } from '../NodeMaker'
import type { NodeAttributes } from '../TensorFlowGraph'
import type { Kernel, KernelCall } from './KernelCall'

/** Sizes along the axes of space, with those of rows and channels around them. */
const around = (sizes: readonly number[]) => attribute.ints([1, ...sizes, 1])

/** What windows have in common; `undefined`: padding of a number of places is not told so. */
function windowed(call: KernelCall, axes: number, dilates: boolean): NodeAttributes | undefined {
  const pad = call.attribute('pad')
  if (pad !== 'same' && pad !== 'valid' && pad !== 0) return undefined
  const dilations = call.numbers('dilations', axes)
  return {
    T: attribute.type(call.result().type),
    strides: around(call.numbers('strides', axes)),
    padding: attribute.text(pad === 'same' ? 'SAME' : 'VALID'),
    data_format: attribute.text(axes === 3 ? 'NDHWC' : 'NHWC'),
    ...(dilates && { dilations: around(dilations.length > 0 ? dilations : Array.from({ length: axes }, () => 1)) }),
  }
}

const convolution =
  (op: string, axes: number): Kernel =>
  (make, call) => {
    const attributes = windowed(call, axes, true)
    return attributes && make.add(op, [call.ref('x'), call.ref('filter')], attributes)
  }

const pool =
  (op: string, axes: number): Kernel =>
  (make, call) => {
    const attributes = windowed(call, axes, false)
    const ksize = around(call.numbers('filterSize', axes))
    return attributes && make.add(op, [call.ref('x')], { ...attributes, ksize })
  }

/** What goes over an image with a window. */
export const windows: Readonly<Record<string, Kernel>> = {
  Conv2D: convolution('Conv2D', 2),
  Conv3D: convolution('Conv3D', 3),
  DepthwiseConv2dNative: convolution('DepthwiseConv2dNative', 2),
  Conv2DBackpropInput: (make, call) => {
    const attributes = windowed(call, 2, true)
    const sizes = make.sizes(call.sizes('inputShape'))
    return attributes && make.add('Conv2DBackpropInput', [sizes, call.ref('filter'), call.ref('dy')], attributes)
  },
  MaxPool: pool('MaxPool', 2),
  AvgPool: pool('AvgPool', 2),
  MaxPool3D: pool('MaxPool3D', 3),
  AvgPool3D: pool('AvgPool3D', 3),
}
