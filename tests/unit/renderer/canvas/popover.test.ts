import { describe, expect, it } from 'vitest'
import { popoverPlace } from '../../../../src-renderer/canvas/card/popoverPlace'

const box = (left: number, top: number, width = 168, height = 84) => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
})
const size = { width: 272, height: 130 }
const room = box(0, 0, 900, 500)

describe('the popover of a card with problems', () => {
  it('hangs below where nothing is', () => {
    expect(popoverPlace(box(300, 100), size, room, [])).toEqual({ position: 'bottom', align: 'center', covers: 0 })
  })
  it('goes above when a card lies below, and to a side when cards lie above and below', () => {
    expect(popoverPlace(box(300, 200), size, room, [box(300, 320)])).toMatchObject({ position: 'top', covers: 0 })
    expect(popoverPlace(box(300, 200), size, room, [box(300, 320), box(300, 60)])).toMatchObject({
      position: 'right',
      covers: 0,
    })
  })
  it('stays inside the canvas, over the drawer and beside the map', () => {
    expect(popoverPlace(box(300, 400), size, room, [])).toMatchObject({ position: 'top' })
    expect(popoverPlace(box(0, 100), size, room, [])).toMatchObject({ position: 'bottom', align: 'start' })
    expect(popoverPlace(box(300, 100), size, box(0, 0, 200, 100), [])).toBeNull()
  })
  it('says what it covers where there is no free place', () => {
    const around = [box(0, 320, 900, 100), box(0, 0, 900, 180), box(0, 180, 290, 140), box(480, 180, 400, 140)]
    expect(popoverPlace(box(300, 200), size, room, around)?.covers).toBeGreaterThan(0)
  })
})
