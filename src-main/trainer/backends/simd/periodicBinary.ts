import type { Code, Local } from './Code'
import { bump, f32, f32x4, repeat, set, whenAtLeast } from './instructions'
import { defineSimdFunction } from './SimdFunction'

export type BinaryName = 'add' | 'sub' | 'mul' | 'div'

/**
 * to[i] = long[i] op short[i mod period], or with the sides changed: what adding a bias to every row is. `period` is a
 * multiple of 4; `periods` whole ones (at least one) and then `rest` further floats.
 */
export const periodicBinary = (op: BinaryName, shortFirst: boolean) =>
  defineSimdFunction(
    `periodic_${op}${shortFirst ? '_swapped' : ''}`,
    ['long', 'short', 'to', 'period', 'periods', 'rest'],
    (p, frame) => {
      const { left, other } = frame.integers('left', 'other')
      const step = (kind: typeof f32 | typeof f32x4, bytes: number): Code[] => {
        const sides = shortFirst ? ([other, p.long] as const) : ([p.long, other] as const)
        const [a, b] = sides.map((side: Local) => kind.load(side)) as [Code, Code]
        return [kind.store(p.to, kind[op](a, b)), bump(p.long, bytes), bump(other, bytes), bump(p.to, bytes)]
      }
      const onePeriod = [set(other, p.short), set(left, p.period), repeat(left, step(f32x4, 16), 4)]
      return [
        whenAtLeast(p.periods, 1, [repeat(p.periods, onePeriod)]),
        set(other, p.short),
        whenAtLeast(p.rest, 1, [repeat(p.rest, step(f32, 4))]),
      ]
    },
  )
