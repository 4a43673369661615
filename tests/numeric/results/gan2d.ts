import { expect } from 'vitest'
import type { Told } from '../trainer/trainDocument'
import { samplesOf } from './networkOf'

const MODES = 8
const RADIUS = 2
/** Half of the way to the next heap is 0.77. */
const NEAR = 0.5

/** Heap of the ring that a point lies at, and whether it is near. */
export function heapOf([x = 0, y = 0]: readonly number[]): { readonly heap: number; readonly near: boolean } {
  const heap = ((Math.round((Math.atan2(y, x) / (2 * Math.PI)) * MODES) % MODES) + MODES) % MODES
  const angle = (2 * Math.PI * heap) / MODES
  return { heap, near: Math.hypot(x - RADIUS * Math.cos(angle), y - RADIUS * Math.sin(angle)) < NEAR }
}

/** Samples lie at each of the eight heaps, and few between them. */
export async function gan2d(run: Told): Promise<Record<string, number>> {
  const found = (await samplesOf(run, 500)).map(heapOf)
  const counts = Array.from({ length: MODES }, (_, i) => found.filter(({ heap, near }) => near && heap === i).length)
  const near = found.filter((one) => one.near).length / found.length
  const covered = counts.filter((count) => count >= 10).length
  expect(covered, JSON.stringify(counts)).toBe(MODES)
  expect(near).toBeGreaterThan(0.6)
  return { covered, near }
}
