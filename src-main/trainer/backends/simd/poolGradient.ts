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
    const dxAt = i32.add(at, shift)
    const addVector: Code[] =
      kind === 'average'
        ? [f32x4.store(dxAt, f32x4.add(f32x4.load(dxAt), gradient))]
        : [
            set(here, v128.andNot(f32x4.eq(f32x4.load(at), result), taken)),
            set(taken, v128.or(taken, here)),
            f32x4.store(dxAt, f32x4.add(f32x4.load(dxAt), v128.and(gradient, here))),
          ]
    // One channel alone uses the same vectors with its value in every lane and stores one.
    const addSingle: Code[] =
      kind === 'average'
        ? [f32.store(dxAt, f32.add(f32.load(dxAt), f32x4.lane(gradient, 0)))]
        : [
            set(here, v128.andNot(f32x4.eq(f32x4.loadSplat(at), result), taken)),
            set(taken, v128.or(taken, here)),
            f32.store(dxAt, f32.add(f32.load(dxAt), f32x4.lane(v128.and(gradient, here), 0))),
          ]
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
          window(addVector, (a) => f32x4.load(a), 4),
          4,
          3,
        ),
      ]),
      whenAtLeast(channel, 1, [
        repeat(
          channel,
          window(addSingle, (a) => f32x4.loadSplat(a), 1),
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

const parameters = [
  ...(['x', 'y', 'dy', 'dx', 'channels', 'lines', 'linePitch', 'places', 'placePitch'] as const),
  ...(['columns', 'step', 'bands', 'bandPitch', 'images', 'imagePitch'] as const),
]
const counters = [
  ...(['channel', 'line', 'place', 'at', 'row', 'corner'] as const),
  ...(['column', 'band', 'base', 'start', 'shift'] as const),
]
