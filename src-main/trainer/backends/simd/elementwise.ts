import { bump, f32x4, repeat, set } from './instructions'
import type { BinaryName } from './periodicBinary'
import { defineSimdFunction } from './SimdFunction'

/** How the sides of an operation go through memory: both, or one of them a single value. */
export type Sides = 'both' | 'right single' | 'left single'

/** to[i] = a[i] op b[i] for `count` floats, rounded up to whole vectors; a single side is read once. */
export const elementwise = (op: BinaryName, sides: Sides) =>
  defineSimdFunction(`${op}, ${sides}`, ['a', 'b', 'to', 'count'], (p, frame) => {
    const [a, b] = frame.locals('v128', 2) as [ReturnType<typeof frame.local>, ReturnType<typeof frame.local>]
    const once = [
      ...(sides === 'left single' ? [set(a, f32x4.loadSplat(p.a))] : []),
      ...(sides === 'right single' ? [set(b, f32x4.loadSplat(p.b))] : []),
    ]
    const left = sides === 'left single' ? a : f32x4.load(p.a)
    const right = sides === 'right single' ? b : f32x4.load(p.b)
    const four = [
      f32x4.store(p.to, f32x4[op](left, right)),
      ...(sides === 'left single' ? [] : [bump(p.a, 16)]),
      ...(sides === 'right single' ? [] : [bump(p.b, 16)]),
      bump(p.to, 16),
    ]
    return [...once, repeat(p.count, four, 4)]
  })
