import { z } from 'zod'
import type { InterfaceState } from '../interfaceStore'
import type { Studio } from '../studio'

const KEY = 'neuroloom.panels'
const panels = z.object({
  leftOpen: z.boolean(),
  rightOpen: z.boolean(),
  drawerOpen: z.boolean(),
  drawerHeight: z.number().min(100).max(4000).nullable(),
})

/** The panels as they were last time on this screen; nothing where nothing (good) is kept. */
export function readPanels(): Partial<InterfaceState> {
  try {
    const kept = panels.safeParse(JSON.parse(window.localStorage.getItem(KEY) ?? 'null'))
    return kept.success ? kept.data : {}
  } catch {
    return {}
  }
}

/** Remembers which panels are folded and how high the drawer is. Returns the function that stops it. */
export const keepPanels = ({ interface: screen }: Studio): (() => void) =>
  screen.subscribe((state, before) => {
    const { leftOpen, rightOpen, drawerOpen, drawerHeight } = state
    if (
      leftOpen === before.leftOpen &&
      rightOpen === before.rightOpen &&
      drawerOpen === before.drawerOpen &&
      drawerHeight === before.drawerHeight
    )
      return
    try {
      window.localStorage.setItem(KEY, JSON.stringify({ leftOpen, rightOpen, drawerOpen, drawerHeight }))
    } catch {
      // A browser that keeps nothing is no reason to stop folding.
    }
  })
