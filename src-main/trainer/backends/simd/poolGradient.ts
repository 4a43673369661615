import type { Code, Local } from './Code'
import { bump, f32, f32x4, i32, repeat, set, v128, whenAtLeast } from './instructions'
import { defineSimdFunction } from './SimdFunction'

/**
 * The gradient of pooling. Every window's `dy` is added to the places of `dx` where it came from: with `max` to the first
 * place where `x` equals the window's result `y`, with `average` to all (`dy` divided beforehand, `x` and `y` unused).
 * A window is `lines` rows, `linePitch` bytes apart, of `places` pixels, `placePitch` apart; windows follow each other in
 * `columns` columns, `step` bytes apart, `bands` rows and `images` images, whose x and dx (alike in layout) then move by
 * bandPitch and imagePitch from start to start; y and dy have no gaps. All counts positive.
 */
export const poolGradient = (kind: 'max' | 'average') =>
  defineSimdFunction(`poolGradient_${kind}`, parameters, (p, frame) => {
    const { channel, line, place, at, row, corner, column, band, base, start, shift } = frame.integers(...counters)
    const taken = frame.local('v128')
    const [result, gradient, here] = [frame.local('v128'), frame.local('v128'), frame.local('v128')]
    const registers = { address: at, target: i32.add(at, shift), result, gradient, here, taken }
    const window = (add: Code[], load: (address: Local) => Code, floats: number): Code[] => [
      ...(kind === 'max' ? [set(taken, f32x4.zero), set(result, load(p.y))] : []),
      set(gradient, load(p.dy)),
      set(row, corner),
      set(line, p.lines),
      repeat(line, [
        set(at, row),
        set(place, p.places),
        repeat(place, [...add, bump(at, p.placePitch)]),
        bump(row, p.linePitch),
      ]),
      bump(corner, 4 * floats),
      bump(p.dy, 4 * floats),
      ...(kind === 'max' ? [bump(p.y, 4 * floats)] : []),
    ]
    const pixel: Code[] = [
      set(corner, start),
      set(channel, p.channels),
      whenAtLeast(channel, 4, [
        repeat(
          channel,
          window(addVector(kind, registers), (a) => f32x4.load(a), 4),
          4,
          3,
        ),
      ]),
      whenAtLeast(channel, 1, [
        repeat(
          channel,
          window(addSingle(kind, registers), (a) => f32x4.loadSplat(a), 1),
        ),
      ]),
      bump(start, p.step),
    ]
    return [
      set(shift, i32.sub(p.dx, p.x)),
      repeat(p.images, [
        set(base, p.x),
        set(band, p.bands),
        repeat(band, [set(start, base), set(column, p.columns), repeat(column, pixel), bump(base, p.bandPitch)]),
        bump(p.x, p.imagePitch),
      ]),
    ]
  })

interface Registers {
  /** Where a pixel's values lie in x, and the same place in dx. */
  readonly address: Local
  readonly target: Code
  readonly result: Local
  readonly gradient: Local
  readonly here: Local
  /** Lanes whose largest value has been found in this window. */
  readonly taken: Local
}

/** Adds a window's gradient to four channels of one pixel. */
const addVector = (kind: 'max' | 'average', { address, target, result, gradient, here, taken }: Registers): Code[] =>
  kind === 'average'
    ? [f32x4.store(target, f32x4.add(f32x4.load(target), gradient))]
    : [
        set(here, v128.andNot(f32x4.eq(f32x4.load(address), result), taken)),
        set(taken, v128.or(taken, here)),
        f32x4.store(target, f32x4.add(f32x4.load(target), v128.and(gradient, here))),
      ]

/** The same for one channel: the vectors hold its value in every lane, and one is stored. */
const addSingle = (kind: 'max' | 'average', { address, target, result, gradient, here, taken }: Registers): Code[] =>
  kind === 'average'
    ? [f32.store(target, f32.add(f32.load(target), f32x4.lane(gradient, 0)))]
    : [
        set(here, v128.andNot(f32x4.eq(f32x4.loadSplat(address), result), taken)),
        set(taken, v128.or(taken, here)),
        f32.store(target, f32.add(f32.load(target), f32x4.lane(v128.and(gradient, here), 0))),
      ]

const parameters = [
  ...(['x', 'y', 'dy', 'dx', 'channels', 'lines', 'linePitch', 'places', 'placePitch'] as const),
  ...(['columns', 'step', 'bands', 'bandPitch', 'images', 'imagePitch'] as const),
]
const counters = [
  ...(['channel', 'line', 'place', 'at', 'row', 'corner'] as const),
  ...(['column', 'band', 'base', 'start', 'shift'] as const),
]
