import type { Position } from '@shared/graph/document'
import { useCallback, useSyncExternalStore } from 'react'

/** How far a drawn node is from where React Flow has it, and a frame's size. */
export interface Shift extends Position {
  readonly width?: number
  readonly height?: number
}

let shifts: ReadonlyMap<string, Shift> = new Map()
const listeners = new Map<string, Set<() => void>>()

const isSame = (a: Shift | undefined, b: Shift | undefined): boolean =>
  a === b || (a?.x === b?.x && a?.y === b?.y && a?.width === b?.width && a?.height === b?.height)

/** Shifts of the nodes that a drag moves, by id. Only those who draw a shifted node or its wires hear of it: a drag costs the same in a graph of ten and of a thousand. */
export function setShifts(next: ReadonlyMap<string, Shift>): void {
  const before = shifts
  shifts = next
  for (const id of new Set([...before.keys(), ...next.keys()]))
    if (!isSame(before.get(id), next.get(id))) for (const listener of [...(listeners.get(id) ?? [])]) listener()
}

/** The shift of a node, `undefined` while none drags it. */
export function useShift(id: string): Shift | undefined {
  const subscribe = useCallback(
    (listener: () => void) => {
      const own = listeners.get(id) ?? new Set()
      listeners.set(id, own.add(listener))
      return () => {
        own.delete(listener)
        if (own.size === 0) listeners.delete(id)
      }
    },
    [id],
  )
  return useSyncExternalStore(subscribe, () => shifts.get(id))
}
