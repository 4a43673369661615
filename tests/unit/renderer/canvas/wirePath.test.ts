import { describe, expect, it } from 'vitest'
import { wirePath, type WireEnd } from '../../../../src-renderer/canvas/wire/wirePath'

/** Every point named in path data: ends and control points, which a curve never leaves the hull of. */
const points = (d: string) =>
  [...d.matchAll(/(-?[\d.]+(?:e-?\d+)?),(-?[\d.]+(?:e-?\d+)?)/g)].map(([, x, y]) => ({ x: Number(x), y: Number(y) }))
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
  ])('%s: runs from end to end without a number that is none', (_name, source, target) => {
    const { d, label } = wirePath(source, target)
    const all = points(d)
    expect(d).not.toMatch(/NaN|Infinity/)
    expect(all[0]).toEqual({ x: source.x, y: source.y })
    expect(all.at(-1)).toEqual({ x: target.x, y: target.y })
    expect(Number.isFinite(label.x) && Number.isFinite(label.y)).toBe(true)
  })

  it('goes through the gap between two rows and not through their cards', () => {
    // Ports are 42 px below the top of cards 84 px high: the rows end at 84 and begin at 178.
    const all = points(wirePath(right(1000, 42), left(0, 220)).d)
    const across = all.filter(({ x }) => x > 60 && x < 940)
    expect(across.every(({ y }) => y > 84 && y < 178)).toBe(true)
    expect(points(wirePath(right(1000, 42), left(0, 220)).d).some(({ x }) => x > 1000)).toBe(true)
  })

  it('arches over the row between two ports on top', () => {
    const all = points(wirePath(top(80, 0), top(900, 0)).d)
    expect(all.every(({ y }) => y <= 0)).toBe(true)
    expect(Math.min(...all.map(({ y }) => y))).toBeLessThan(-30)
  })

  it('comes down beside the card above a target in a lower row', () => {
    // A card 168 px wide stands right above the target: its sides are at 816 and 984.
    const all = points(wirePath(top(80, 0), top(900, 180)).d)
    const falling = all.filter(({ y }) => y > 0 && y < 84)
    expect(falling.every(({ x }) => x < 816 || x > 984)).toBe(true)
    expect(Math.max(...all.map(({ x }) => x))).toBeGreaterThan(984)
  })
})
