import { expect, it } from 'vitest'
import { OPTIMIZERS } from '../../../../src-renderer/views/lossSurface/optimizers'
import { pointUnder, wayUnder } from '../../../../src-renderer/views/lossSurface/underSpot'

// Room for axes of 56 + 12 px across and 8 + 20 px up: the plot has 800 × 200 px, 100 px and 50 px for a unit.
const ROOM = { width: 868, height: 228 }
const PLANE = { x: { low: -4, high: 4 }, y: { low: -2, high: 2 } }
const spotAt = (x: number, y: number) => ({ x: x / ROOM.width, y: y / ROOM.height })

it('finds the point of the plane under a spot, and no point outside of it', () => {
  const [x, y] = pointUnder(spotAt(56 + 700, 8 + 50), ROOM, PLANE)
  expect(x).toBeCloseTo(3, 9)
  expect(y).toBeCloseTo(1, 9)
  expect(pointUnder({ x: 0, y: 1 }, ROOM, PLANE)).toEqual([-4, -2])
})

it('finds the way that passes nearest, and none where all are far', () => {
  const middle = spotAt(56 + 400, 8 + 100)
  // 11 px to the right, 10 px above.
  expect(wayUnder(middle, ROOM, PLANE, [[[3, 1], [0.11, 0]], [[-3, 1], [0, 0.2]]])).toBe(1) // prettier-ignore
  // 13 px both.
  expect(wayUnder(middle, ROOM, PLANE, [[[0.13, 0]], [[0, 0.26]]])).toBeNull()
  expect(wayUnder(middle, ROOM, PLANE, [[], []])).toBeNull()
})

it('no two optimizers look alike without their colors', () => {
  const looks = OPTIMIZERS.map(({ dash }, i) => `${dash.join(' ')}, ${i % 4}`)
  expect(new Set(looks).size).toBe(OPTIMIZERS.length)
  expect(new Set(OPTIMIZERS.map(({ dash }) => dash.join(' '))).size).toBe(OPTIMIZERS.length)
})
