import type { Palette } from '../palette'
import type { Path, Point, SceneShape, Text } from '../scene/scene'
import { arrow, arrowHead } from '../scene/arrow'
import { fitText, textWidth } from '../scene/textWidth'
import { subscript } from '../subscript'
import type { Measures, PlacedGroup } from './layoutNeurons'
import type { UnitGroup } from './neuronNet'

interface Look {
  readonly palette: Palette
  readonly measures: Measures
}

/** The part of the axis that the curve of an activation is drawn over. */
const RANGE = 3
const SAMPLES = 24

/** The graph of an activation, as large as a unit lets it be. */
function curveIn(f: (x: number) => number, center: Point, { r }: Measures, color: string): Path {
  const xs = Array.from({ length: SAMPLES + 1 }, (_, i) => -RANGE + (2 * RANGE * i) / SAMPLES)
  const ys = xs.map(f).map((y) => (Number.isFinite(y) ? y : 0))
  const low = Math.min(0, ...ys)
  const high = Math.max(0.2, ...ys)
  const half = { x: 0.62 * r, y: 0.46 * r }
  return {
    kind: 'path',
    points: xs.map((x, i) => ({
      x: center.x + (x / RANGE) * half.x,
      y: center.y + half.y - (((ys[i] ?? 0) - low) / (high - low)) * 2 * half.y,
    })),
    stroke: color,
    width: 1.5,
  }
}

const write = (text: string, at: Point, size: number, fill: string, more: Partial<Text> = {}): Text => ({
  kind: 'text',
  at,
  text,
  size,
  anchor: 'middle',
  fill,
  ...more,
})

/** A feature map as a sheet with others behind it; a unit as a circle. */
function bodyOf(group: UnitGroup, at: Point, index: number, { palette, measures: { r } }: Look): readonly SceneShape[] {
  const look = { fill: palette.tint(group.category), stroke: palette.color(group.category), width: 1.4 }
  const ref = { kind: 'unit', node: group.node, index } as const
  if (!group.maps) return [{ kind: 'circle', at, r, ...look, ref }]
  const side = 1.7 * r
  return [
    {
      kind: 'rect',
      at: { x: at.x - side / 2, y: at.y - side / 2 },
      size: { width: side, height: side },
      radius: 2,
      ...look,
      ref,
    },
  ]
}

/** What stands in a unit: its name if it is short, a sign, or the curve of its activation. Longer names stand before it. */
function insideOf(group: UnitGroup, at: Point, index: number, { palette, measures }: Look): readonly SceneShape[] {
  const { em, r } = measures
  const name = group.names?.[index]
  if (name !== undefined) {
    const short = textWidth(name, em) <= 1.7 * r
    return short
      ? [write(name, at, em, palette.ink, { italic: true })]
      : [write(fitText(name, em, 12 * em), { x: at.x - r - 0.5 * em, y: at.y }, em, palette.ink, { anchor: 'end' })]
  }
  if (group.curve) return [curveIn(group.curve, at, measures, palette.color(group.category))]
  if (group.sign !== undefined && textWidth(group.sign, em) <= 1.8 * r) return [write(group.sign, at, em, palette.ink)]
  return []
}

/** Three dots in place of the units that are left out. */
const dots = (at: Point, around: Point, { palette, measures: { em } }: Look): readonly SceneShape[] => {
  const across = Math.abs(at.y - around.y) > 2 * Math.abs(at.x - around.x) && around.x !== at.x
  return [-1, 0, 1].map((i) => ({
    kind: 'circle',
    at: across ? { x: at.x + i * 0.6 * em, y: at.y } : { x: at.x, y: at.y + i * 0.6 * em },
    r: 0.13 * em,
    fill: palette.mute,
  }))
}

/** The arc by which a layer hands its state to itself at the next moment. */
function loopOf({ group, center, top }: PlacedGroup, { palette, measures: { em, r } }: Look): readonly SceneShape[] {
  if (group.loops === undefined) return []
  const y = top + 0.5 * r
  const [from, to] = [
    { x: center.x + 0.95 * r, y },
    { x: center.x - 0.95 * r, y },
  ]
  const rise = 3.6 * em
  const handles = [
    { x: from.x + 1.6 * em, y: y - rise },
    { x: to.x - 1.6 * em, y: y - rise },
  ]
  return [
    { kind: 'path', curved: true, points: [from, ...handles, to], stroke: palette.color(group.category), width: 1.5 },
    arrowHead({ x: to.x - 0.5 * em, y: to.y - 1.2 * em }, to, em, palette.color(group.category)),
    write(group.loops, { x: center.x, y: y - rise * 0.75 - 0.85 * em }, em, palette.mute, { italic: true }),
  ]
}

/** The name and what else is said of a group, under it; lines that pass there stop before it. */
function captionUnder(
  { group, center, caption }: PlacedGroup,
  { palette, measures: { em, line } }: Look,
): readonly SceneShape[] {
  return group.caption.flatMap((text, i): SceneShape[] => {
    if (text === '') return []
    const bold = i === 0
    const size = bold ? em : 0.88 * em
    const shown = fitText(text, size, 15 * em, bold)
    const at = { x: center.x, y: caption + 1.1 * em + i * line }
    const width = textWidth(shown, size, bold)
    return [
      {
        kind: 'rect',
        at: { x: at.x - width / 2, y: at.y - line / 2 },
        size: { width, height: line },
        fill: palette.paper,
      },
      write(shown, at, size, bold ? palette.ink : palette.mute, bold ? { bold } : {}),
    ]
  })
}

/** The arrows by which answers leave, with their symbols. */
function answersOf(
  { group, units, center }: PlacedGroup,
  { palette, measures: { em, r } }: Look,
): readonly SceneShape[] {
  const { answer } = group
  if (answer === undefined || group.form === 'ring') return []
  return units.flatMap(({ index, at }): SceneShape[] => {
    if (index === null) return []
    const tip = { x: center.x + r + 1.7 * em, y: at.y }
    const name = group.count === 1 ? answer : answer + subscript(index + 1)
    return [
      ...arrow({ x: at.x + r, y: at.y }, tip, em, palette.line),
      write(name, { x: tip.x + 0.35 * em, y: at.y }, em, palette.ink, { anchor: 'start', italic: true }),
    ]
  })
}

/** The unit that is always 1, whose weights are the biases. */
function biasUnit({ bias }: PlacedGroup, { palette, measures: { em, r } }: Look): readonly SceneShape[] {
  return bias
    ? [
        {
          kind: 'circle',
          at: bias,
          r: 0.8 * r,
          fill: palette.fill,
          stroke: palette.mute,
          width: 1.2,
          dash: [2.5, 2.5],
        },
        write('+1', bias, 0.9 * em, palette.mute),
      ]
    : []
}

/** Units with what stands in, under and behind them. */
export function drawGroup(placed: PlacedGroup, look: Look): readonly SceneShape[] {
  const { group, units, center } = placed
  return [
    ...units.flatMap(({ index, at }) =>
      index === null
        ? dots(at, center, look)
        : [...bodyOf(group, at, index, look), ...insideOf(group, at, index, look)],
    ),
    ...biasUnit(placed, look),
    ...loopOf(placed, look),
    ...answersOf(placed, look),
    ...captionUnder(placed, look),
  ]
}
