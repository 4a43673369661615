import { sizeOf, type Shape } from '@shared/catalog/define/tensorType'
import type { Path, Point, SceneShape } from '../scene/scene'

interface Look {
  readonly fill: string
  readonly stroke: string
}
interface Room {
  readonly center: Point
  readonly width: number
  readonly height: number
}

/** Sides of this many places fill the room; what is larger fills it too. */
const LARGEST = 64
const MOST_SHEETS = 8
const MOST_CELLS = 12

/** A length that grows with a number of places, from the share `least` of the room on. */
const grown = (places: number, room: number, least: number): number =>
  room * Math.min(1, least + ((1 - least) * Math.log2(1 + places)) / Math.log2(1 + LARGEST))

const sheet = (at: Point, width: number, height: number, { fill, stroke }: Look): SceneShape => ({
  kind: 'rect',
  at,
  size: { width, height },
  fill,
  stroke,
  width: 1,
})

/** Feature maps: sheets one behind another, more of them for more channels. */
function volume([height = 1, width = 1, channels = 1]: Shape, room: Room, look: Look): readonly SceneShape[] {
  const sheets = Math.min(MOST_SHEETS, channels <= 3 ? channels : 2 + Math.round(Math.log2(channels)))
  const side = Math.max(height, width)
  const largest = Math.min(room.height, room.width) * 0.74
  const size = grown(side, largest, 0.16)
  const [w, h] = [(size * width) / side, (size * height) / side]
  const step = sheets > 1 ? Math.min(5, (room.height - largest) / (sheets - 1)) : 0
  const spread = step * (sheets - 1)
  return Array.from({ length: sheets }, (_, i) =>
    // The one behind all others first, up and to the right.
    sheet(
      {
        x: room.center.x - (w + spread) / 2 + step * (sheets - 1 - i),
        y: room.center.y - (h - spread) / 2 - step * (sheets - 1 - i),
      },
      w,
      h,
      look,
    ),
  )
}

/** Cells side by side or one over another. */
function cells(
  count: number,
  at: Point,
  width: number,
  height: number,
  across: boolean,
  look: Look,
): readonly SceneShape[] {
  const shown = Math.min(count, MOST_CELLS)
  const lines = Array.from({ length: shown - 1 }, (_, i): Path => {
    const share = (i + 1) / shown
    return {
      kind: 'path',
      points: across
        ? [
            { x: at.x + width * share, y: at.y },
            { x: at.x + width * share, y: at.y + height },
          ]
        : [
            { x: at.x, y: at.y + height * share },
            { x: at.x + width, y: at.y + height * share },
          ],
      stroke: look.stroke,
      width: 0.8,
    }
  })
  return [sheet(at, width, height, look), ...lines]
}

/** What a tensor looks like: a column of numbers, a row of moments, or a stack of feature maps; larger ones larger, on a scale of logarithms. */
export function drawTensor(shape: Shape, room: Room, look: Look): readonly SceneShape[] {
  const { center } = room
  if (shape.length > 2) return volume([...shape.slice(-3)], room, look)
  if (shape.length === 2) {
    const [moments = 1, features = 1] = shape
    const width = grown(moments, room.width * 0.8, 0.2)
    const height = grown(features, room.height * 0.8, 0.14)
    return cells(moments, { x: center.x - width / 2, y: center.y - height / 2 }, width, height, true, look)
  }
  const count = sizeOf(shape)
  const thick = 0.16 * room.height
  const height = count === 1 ? thick : grown(count / 8, room.height, 0.3)
  return cells(count, { x: center.x - thick / 2, y: center.y - height / 2 }, thick, height, false, look)
}
