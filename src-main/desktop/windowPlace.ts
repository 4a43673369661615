import { screen, type BrowserWindow, type Rectangle } from 'electron'
import { z } from 'zod'
import { JsonFile } from '../services/files/JsonFile'

const place = z.object({
  bounds: z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() }).optional(),
  maximized: z.boolean(),
})
export type Place = z.infer<typeof place>

const SMALLEST = { width: 960, height: 600 }
const FIRST = { width: 1440, height: 900 }

/** Where the window was when it was closed, kept in a file. */
export const createPlaceFile = (path: string): JsonFile<Place> => new JsonFile<Place>(path, place, { maximized: false })

/** Bounds that can be seen: a screen may have been unplugged since. */
export function boundsFor({
  bounds,
}: Place): Partial<Rectangle> & { readonly minWidth: number; readonly minHeight: number } {
  const least = { minWidth: SMALLEST.width, minHeight: SMALLEST.height }
  if (!bounds) return { ...FIRST, ...least }
  const { workArea } = screen.getDisplayMatching(bounds)
  const seen =
    bounds.x + bounds.width > workArea.x + 100 &&
    bounds.x < workArea.x + workArea.width - 100 &&
    bounds.y >= workArea.y - 20 &&
    bounds.y < workArea.y + workArea.height - 60
  const size = { width: Math.min(bounds.width, workArea.width), height: Math.min(bounds.height, workArea.height) }
  return { ...size, ...(seen && { x: bounds.x, y: bounds.y }), ...least }
}

export const placeOf = (window: BrowserWindow): Place => ({
  bounds: window.getNormalBounds(),
  maximized: window.isMaximized(),
})
