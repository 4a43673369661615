import { bump, f32x4, repeat } from './instructions'
import { defineSimdFunction } from './SimdFunction'

/** to[i] = sqrt(from[i]) for `count` floats, rounded up to whole vectors. */
export const squareRoots = defineSimdFunction('squareRoots', ['from', 'to', 'count'], (p) => [
  repeat(p.count, [f32x4.store(p.to, f32x4.sqrt(f32x4.load(p.from))), bump(p.from, 16), bump(p.to, 16)], 4),
])
