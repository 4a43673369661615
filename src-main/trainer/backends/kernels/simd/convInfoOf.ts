import type { backend_util, Conv2DAttrs } from '@tensorflow/tfjs-core'
import { tf } from '../../tfcore'

type Shape4D = [number, number, number, number]

/**
 * The sizes of a convolution that our forms can do: channels last, nothing empty, and a filter whose rows read pixels
 * that lie beside each other. Undefined for any other.
 */
export function convInfoOf(
  inShape: number[],
  filterShape: number[],
  {
    strides,
    pad,
    dataFormat,
    dimRoundingMode,
  }: Pick<Conv2DAttrs, 'strides' | 'pad' | 'dataFormat' | 'dimRoundingMode'>,
  dilations: Conv2DAttrs['dilations'],
): backend_util.Conv2DInfo | undefined {
  const format = tf.backend_util.convertConv2DDataFormat(dataFormat)
  const shapes = [inShape as Shape4D, filterShape as Shape4D] as const
  const conv = tf.backend_util.computeConv2DInfo(...shapes, strides, dilations, pad, dimRoundingMode, false, format)
  const empty = tf.util.sizeFromShape(inShape) === 0 || tf.util.sizeFromShape(conv.outShape) === 0
  const apart = conv.dilationWidth > 1 && conv.filterWidth > 1
  return conv.dataFormat === 'channelsLast' && !empty && !apart && conv.filterHeight > 0 ? conv : undefined
}
