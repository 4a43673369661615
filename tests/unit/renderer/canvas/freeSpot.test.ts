import { describe, expect, it } from 'vitest'
import { freeSpot } from '../../../../src-renderer/canvas/freeSpot'

const sheet = { width: 240, height: 120 }

describe('a free place for a note', () => {
  it('is the wanted one on an empty canvas', () => {
    expect(freeSpot({ x: 7, y: 9 }, sheet, [])).toEqual({ x: 7, y: 9 })
  })

  it('lies beside what is in the way, and near', () => {
    const card = { left: 0, top: 0, right: 168, bottom: 84 }
    const { x, y } = freeSpot({ x: 0, y: 0 }, sheet, [card])
    const apart = x >= card.right || x + sheet.width <= card.left || y >= card.bottom || y + sheet.height <= card.top
    expect(apart).toBe(true)
    expect(Math.hypot(x, y)).toBeLessThan(300)
  })

  it('is the wanted one where all is taken', () => {
    const all = { left: -1e5, top: -1e5, right: 1e5, bottom: 1e5 }
    expect(freeSpot({ x: 7, y: 9 }, sheet, [all])).toEqual({ x: 7, y: 9 })
  })
})
