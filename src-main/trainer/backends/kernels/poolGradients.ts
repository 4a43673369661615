import type { backend_util } from '@tensorflow/tfjs-core'

/** Calls `visit` with the first channel of each window's result and of each pixel that the window sees. */
function eachWindow(conv: backend_util.Conv2DInfo, visit: (out: number, seen: readonly number[]) => void): void {
  const { batchSize, inHeight, inWidth, inChannels, outHeight, outWidth, padInfo } = conv
  for (let image = 0; image < batchSize; image++)
    for (let y = 0; y < outHeight; y++)
      for (let x = 0; x < outWidth; x++) {
        const seen: number[] = []
        for (let j = 0; j < conv.effectiveFilterHeight; j += conv.dilationHeight) {
          const row = y * conv.strideHeight - padInfo.top + j
          if (row < 0 || row >= inHeight) continue
          for (let i = 0; i < conv.effectiveFilterWidth; i += conv.dilationWidth) {
            const column = x * conv.strideWidth - padInfo.left + i
            if (column >= 0 && column < inWidth) seen.push(((image * inHeight + row) * inWidth + column) * inChannels)
          }
        }
        visit(((image * outHeight + y) * outWidth + x) * inChannels, seen)
      }
}

/** The gradient of max pooling: each window's dy goes to the first of its largest values. dx must be zero. */
export function addMaxPoolGradient(conv: backend_util.Conv2DInfo, x: Values, dy: Values, dx: Values): void {
  eachWindow(conv, (out, seen) => {
    for (let channel = 0; channel < conv.inChannels; channel++) {
      let best = -Infinity
      let place = -1
      for (const pixel of seen)
        if (x[pixel + channel]! > best) {
          best = x[pixel + channel]!
          place = pixel + channel
        }
      if (place >= 0) dx[place]! += dy[out + channel]!
    }
  })
}

/** The gradient of average pooling: each window's dy, shared equally by the pixels it saw. dx must be zero. */
export function addAveragePoolGradient(conv: backend_util.Conv2DInfo, dy: Values, dx: Values): void {
  eachWindow(conv, (out, seen) => {
    for (let channel = 0; channel < conv.inChannels; channel++) {
      const share = dy[out + channel]! / seen.length
      for (const pixel of seen) dx[pixel + channel]! += share
    }
  })
}

/** How many pixels each window of a result [outHeight, outWidth] sees: fewer at a padded edge. */
export function countWindows(conv: backend_util.Conv2DInfo): Float32Array {
  const counts = new Float32Array(conv.outHeight * conv.outWidth)
  eachWindow({ ...conv, batchSize: 1, inChannels: 1 }, (out, seen) => void (counts[out] = seen.length))
  return counts
}

type Values = Float32Array | Int32Array
