import { useEffect, useMemo, useRef } from 'react'
import type { Samples } from '@shared/ipc/types'
import type { Drawing } from './drawSamples'
import { joinPlanes, pictureKind, planeAround, type Plane } from './toPicture'
import { useDataPoints } from './useDataPoints'

/**
 * One state of samples as it is drawn: the last, or that of a number. Points keep their axes from look to look: those of the data, or
 * without such data those that held all looks so far.
 */
export function useDrawing(samples: Samples | undefined, frame?: number): Drawing | null {
  const shape = samples?.type.shape
  const { rows: data, waits } = useDataPoints(shape)
  const grown = useRef<Plane | undefined>(undefined)
  const kind = shape && pictureKind(shape)
  useEffect(() => void (grown.current = undefined), [kind])
  return useMemo(() => {
    const rows = samples?.frames[frame ?? samples.frames.length - 1]?.rows
    if (!samples || !rows || waits) return null
    const { shape } = samples.type
    if (pictureKind(shape) !== 'points' || data) return { shape, rows, data }
    const plane = planeAround(rows)
    grown.current = grown.current ? joinPlanes(grown.current, plane) : plane
    return { shape, rows, plane: grown.current }
  }, [samples, frame, data, waits])
}
