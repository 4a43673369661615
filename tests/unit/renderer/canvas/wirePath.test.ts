import { describe, expect, it } from 'vitest'
import { wireBox } from '../../../../src-renderer/canvas/wire/wireBox'
import { wirePath } from '../../../../src-renderer/canvas/wire/wirePath'
import { wireRoute, type WireEnd } from '../../../../src-renderer/canvas/wire/wireRoute'

/** Every point named in path data: ends and control points, which a curve never leaves the hull of. */
const points = (d: string) =>
  [...d.matchAll(/(-?[\d.]+(?:e-?\d+)?),(-?[\d.]+(?:e-?\d+)?)/g)].map(([, x, y]) => ({ x: Number(x), y: Number(y) }))
const line = (source: WireEnd, target: WireEnd) => points(wirePath(wireRoute(source, target)))
const right = (x: number, y: number): WireEnd => ({ x, y, side: 'right' })
const left = (x: number, y: number): WireEnd => ({ x, y, side: 'left' })
const top = (x: number, y: number): WireEnd => ({ x, y, side: 'top' })

describe('the line of an edge', () => {
  it.each([
    ['forward', right(0, 0), left(200, 50)],
    ['a short gap', right(0, 0), left(6, 0)],
    ['no gap', right(0, 0), left(0, 0)],
    ['behind, next row', right(900, 40), left(0, 220)],
    ['behind, same row', right(300, 40), left(0, 40)],
    ['behind, just below', right(300, 40), left(0, 60)],
    ['top to top', top(80, 0), top(900, 0)],
    ['top to top, lower row', top(80, 0), top(900, 200)],
    ['right to top', right(0, 0), top(400, 300)],
    ['right to top, next column', right(0, 0), top(144, 40)],
  ])('%s: runs from end to end without a number that is none', (_name, source, target) => {
    const route = wireRoute(source, target)
    const { label } = route
    const d = wirePath(route)
    const all = points(d)
    expect(d).not.toMatch(/NaN|Infinity/)
    expect(all[0]).toEqual({ x: source.x, y: source.y })
    expect(all.at(-1)).toEqual({ x: target.x, y: target.y })
    expect(Number.isFinite(label.x) && Number.isFinite(label.y)).toBe(true)
  })

  it('goes through the gap between two rows and not through their cards', () => {
    // Ports are 42 px below the top of cards 84 px high: the rows end at 84 and begin at 178.
    const all = line(right(1000, 42), left(0, 220))
    const across = all.filter(({ x }) => x > 60 && x < 940)
    expect(across.every(({ y }) => y > 84 && y < 178)).toBe(true)
    expect(line(right(1000, 42), left(0, 220)).some(({ x }) => x > 1000)).toBe(true)
  })

  it('arches over the row between two ports on top', () => {
    const all = line(top(80, 0), top(900, 0))
    expect(all.every(({ y }) => y <= 0)).toBe(true)
    expect(Math.min(...all.map(({ y }) => y))).toBeLessThan(-30)
  })

  it('comes down beside the card above a target in a lower row', () => {
    // A card 168 px wide stands right above the target: its sides are at 816 and 984.
    const all = line(top(80, 0), top(900, 180))
    const falling = all.filter(({ y }) => y > 0 && y < 84)
    expect(falling.every(({ x }) => x < 816 || x > 984)).toBe(true)
    expect(Math.max(...all.map(({ x }) => x))).toBeGreaterThan(984)
  })

  it('arches over the cards of its row from a side to a port on top', () => {
    // The cards between begin at -42; the port is in the second row of its card.
    const all = line({ ...right(0, 20), top: -42 }, top(700, -42))
    expect(all.filter(({ x }) => x > 60 && x < 640).every(({ y }) => y < -42)).toBe(true)
  })

  it('crosses in the gap above the lower row, however far below it is', () => {
    const all = line(right(1000, 42), left(0, 420))
    expect(all.filter(({ x }) => x > 60 && x < 940).every(({ y }) => y > 330 && y < 378)).toBe(true)
  })
})

describe('the box around the line of an edge', () => {
  it('holds the arch between two top ports, and the loop beside the card of a target in a lower row', () => {
    expect(wireBox(wireRoute(top(80, 0), top(900, 0)))).toEqual({ left: 80, top: -60, right: 900, bottom: 0 })
    expect(wireBox(wireRoute(top(80, 0), top(900, 180)))).toEqual({ left: 80, top: -60, right: 1020, bottom: 180 })
  })

  it.each([
    ['forward', right(0, 0), left(200, 50)],
    ['a curve whose cubic part vanishes', right(0, 0), left(144, 9)],
    ['from the right side up into a top port', right(0, 0), top(200, 60)],
    ['from the right side down and back into a top port', right(400, 0), top(0, -300)],
    ['from a top port into the left side', top(0, 0), left(30, 400)],
  ])('%s: is as large as the curve, no less and no more', (_name, source, target) => {
    const route = wireRoute(source, target)
    expect(route.kind).toBe('curve')
    const box = wireBox(route)
    const [p0, p1, p2, p3] = route.points as [WireEnd, WireEnd, WireEnd, WireEnd]
    // De Casteljau: halfway points of halfway points, at many shares.
    const mix = (a: { x: number; y: number }, b: { x: number; y: number }, t: number) => ({
      x: a.x + (b.x - a.x) * t,
      y: a.y + (b.y - a.y) * t,
    })
    const samples = Array.from({ length: 2001 }, (_, i) => {
      const t = i / 2000
      const [a, b, c] = [mix(p0, p1, t), mix(p1, p2, t), mix(p2, p3, t)]
      return mix(mix(a, b, t), mix(b, c, t), t)
    })
    expect(box.left).toBeCloseTo(Math.min(...samples.map(({ x }) => x)), 2)
    expect(box.right).toBeCloseTo(Math.max(...samples.map(({ x }) => x)), 2)
    expect(box.top).toBeCloseTo(Math.min(...samples.map(({ y }) => y)), 2)
    expect(box.bottom).toBeCloseTo(Math.max(...samples.map(({ y }) => y)), 2)
  })
})
