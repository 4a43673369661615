import type { Random } from '../../random'
import { sizeOf, type Shape } from '../define/tensorType'

/** Values of a shape, one draw each. */
export const fill = (shape: Shape, draw: () => number): Float32Array =>
  Float32Array.from({ length: sizeOf(shape) }, draw)

/** Standard deviation of a standard normal cut off at ±2. */
const CUT_DEVIATION = 0.87962566103423978

/** Standard normal, redrawn where it lies more than two deviations out. */
export function cutNormal(random: Random): number {
  for (;;) {
    const z = random.normal()
    if (Math.abs(z) < 2) return z
  }
}

/** The same, spread so that this is the standard deviation of what is left. */
export const drawTruncated = (random: Random, deviation: number): number =>
  (cutNormal(random) * deviation) / CUT_DEVIATION

/** Uniform on [−limit, limit). */
export const drawUniform = (random: Random, limit: number): number => (random.uniform() * 2 - 1) * limit
