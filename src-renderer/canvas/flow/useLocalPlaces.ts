import type { Position } from '@shared/graph/document'
import type { NodeChange } from '@xyflow/react'
import { useCallback, useMemo, useState } from 'react'
import { flushSync } from 'react-dom'
import type { FlowNode } from './flowTypes'

export type Size = { readonly width: number; readonly height: number }

/** What is true of the drawn nodes and not of the document. */
export interface LocalPlaces {
  /** Places that differ from the document's: a drag, a nudge or an animation in progress. */
  readonly moved: ReadonlyMap<string, Position>
  /** Measured sizes. */
  readonly sizes: ReadonlyMap<string, Size>
  /** Sizes of notes while a corner is dragged. */
  readonly resized: ReadonlyMap<string, Size>
}

const NOWHERE: ReadonlyMap<string, Position> = new Map()
const UNSIZED: ReadonlyMap<string, Size> = new Map()

function measured(state: LocalPlaces, changes: readonly NodeChange<FlowNode>[]): LocalPlaces {
  let sizes: Map<string, Size> | null = null
  let resized = state.resized
  for (const change of changes) {
    if (change.type !== 'dimensions' || !change.dimensions) continue
    if (change.setAttributes) resized = new Map(resized).set(change.id, change.dimensions)
    const before = state.sizes.get(change.id)
    if (before?.width === change.dimensions.width && before.height === change.dimensions.height) continue
    sizes ??= new Map(state.sizes)
    sizes.set(change.id, change.dimensions)
  }
  return sizes || resized !== state.resized ? { ...state, sizes: sizes ?? state.sizes, resized } : state
}

/** Places during a gesture and sizes as measured, and what changes them. */
export function useLocalPlaces() {
  const [local, setLocal] = useState<LocalPlaces>({ moved: NOWHERE, sizes: UNSIZED, resized: UNSIZED })
  const { move, settle } = useMemo(() => {
    const waiting = new Map<string, Position>()
    let frame = 0
    const draw = (): void => {
      frame = 0
      const next = new Map(waiting)
      waiting.clear()
      // React Flow takes nodes over in an effect: one that waited for the next frame would cost every move two frames.
      flushSync(() => setLocal((state) => ({ ...state, moved: new Map([...state.moved, ...next]) })))
    }
    return {
      /** Once a frame, however often a mouse tells where it is. */
      move: (positions: ReadonlyMap<string, Position>): void => {
        for (const [id, position] of positions) waiting.set(id, position)
        frame ||= requestAnimationFrame(draw)
      },
      settle: (): void => {
        cancelAnimationFrame(frame)
        frame = 0
        waiting.clear()
        setLocal((state) =>
          state.moved.size + state.resized.size === 0 ? state : { ...state, moved: NOWHERE, resized: UNSIZED },
        )
      },
    }
  }, [])
  const measure = useCallback(
    (changes: readonly NodeChange<FlowNode>[]) => setLocal((state) => measured(state, changes)),
    [],
  )
  return { local, move, settle, measure }
}
