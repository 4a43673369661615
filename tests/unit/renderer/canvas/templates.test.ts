import { describe, expect, it } from 'vitest'
import { template, templates } from '../../../support/documents'
import { drawnCards } from '../../../support/drawnCards'

/** What is left of the canvas in a window of 1280×800 with all panels, less the margins of "fit", px. */
const ROOM = { width: 712, height: 420 }
/** Of a network of up to nine cards, and of a larger one. */
const SMALLEST_ZOOM = 0.75
const SMALLEST_OF_MANY = 0.5
const MANY = 10
describe.each(templates.map(({ id }) => id))('the layout of %s', (id) => {
  const { box, boxes, behind } = drawnCards(template(id))

  it('can be read in a small window', () => {
    if (!box) throw new Error('nothing is drawn')
    const zoom = Math.min(ROOM.width / (box.right - box.left), ROOM.height / (box.bottom - box.top))
    const cards = template(id).nodes.length
    expect(zoom).toBeGreaterThanOrEqual(cards < MANY ? SMALLEST_ZOOM : SMALLEST_OF_MANY)
  })

  it('keeps cards and notes apart', () => {
    const touching = boxes.flatMap(([a, one], i) =>
      boxes
        .slice(i + 1)
        .filter(
          ([, other]) =>
            one.left < other.right + 12 &&
            other.left < one.right + 12 &&
            one.top < other.bottom + 12 &&
            other.top < one.bottom + 12,
        )
        .map(([b]) => `${a} ${b}`),
    )
    expect(touching).toEqual([])
  })

  it('leads no wire behind a card', () => {
    expect(behind).toEqual([])
  })
})
