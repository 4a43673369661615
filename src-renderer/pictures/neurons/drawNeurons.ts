import type { CheckedGraph } from '@shared/compile/checkedGraph'
import { PALETTES, type Palette } from '../palette'
import type { KnownWeights, PictureOptions } from '../pictureOptions'
import { arrow, arrowHead } from '../scene/arrow'
import { cropped } from '../scene/boundsOf'
import type { Point, Scene, SceneShape } from '../scene/scene'
import { drawEdges, FEW_LABELS } from './drawEdges'
import { drawGroup } from './drawGroup'
import { drawLegend } from './drawLegend'
import { drawLoss, lossPorts } from './drawLoss'
import { edgesOf, isBundle } from './edgesOf'
import { layoutNeurons, measuresOf, type Measures, type PlacedGroup } from './layoutNeurons'
import type { NeuronNet } from './neuronNet'
import { toNeuronNet } from './toNeuronNet'

/** Most rows of a column. */
const MOST_ROWS = 10

export interface NeuronOptions extends PictureOptions {
  readonly title: string
  /** `true`: a unit that is always 1 for each layer with biases. */
  readonly biases: boolean
  readonly weights?: KnownWeights | undefined
  /** `true`: units, connections and names alone, without losses and without words on lines. */
  readonly bare?: boolean
}

/** One line for all connections from one group to another: straight to the next column, in an arc over those between. */
function bundle(
  source: PlacedGroup,
  target: PlacedGroup,
  tip: Point,
  above: number,
  palette: Palette,
  { em, r }: Measures,
): readonly SceneShape[] {
  const straight = target.rank - source.rank === 1
  const right = Math.max(...source.units.map(({ at }) => at.x)) + r
  if (straight) return arrow({ x: right + 0.5 * em, y: source.center.y }, tip, em, palette.mute, 1.6)
  const from = { x: source.center.x + 0.8 * r, y: source.top + 0.3 * r }
  const to = { x: tip.x, y: tip.y }
  const handles = [
    { x: from.x + 4 * em, y: above },
    { x: to.x - 5 * em, y: above },
  ] as const
  return [
    { kind: 'path', curved: true, points: [from, ...handles, to], stroke: palette.mute, width: 1.6 },
    arrowHead(handles[1], to, em, palette.mute),
  ]
}

/** Lines that stand for many connections, and those into losses. */
function drawBundles(
  net: NeuronNet,
  placed: readonly PlacedGroup[],
  palette: Palette,
  measures: Measures,
): readonly SceneShape[] {
  const { em, r } = measures
  const byId = new Map(placed.map((one) => [one.group.id, one]))
  const arcs = new Map<number, number>()
  const seen = new Set<string>()
  return net.links.flatMap((link): readonly SceneShape[] => {
    const [source, target] = [byId.get(link.from), byId.get(link.to)]
    if (!source || !target || seen.has(`${link.from} ${link.to}`)) return []
    const toLoss = target.group.form === 'loss'
    if (!toLoss && !isBundle(source, target)) return []
    seen.add(`${link.from} ${link.to}`)
    const into = net.links.filter(
      ({ to }, i, all) => to === link.to && all.findIndex((one) => one.to === to && one.from === all[i]?.from) === i,
    )
    const left = Math.min(...target.units.map(({ at }) => at.x)) - r
    const tip = toLoss
      ? (lossPorts(target, into.length, measures)[into.findIndex(({ from }) => from === link.from)] ?? target.center)
      : target.rank - source.rank === 1
        ? { x: left - 0.3 * em, y: target.center.y }
        : { x: target.center.x - 0.8 * r, y: target.top + 0.3 * r }
    const leap = target.rank - source.rank
    if (toLoss && leap === 1) return answerLines(source, tip, palette, measures)
    const over = placed.filter(({ rank }) => rank >= source.rank && rank <= target.rank)
    const top = Math.min(...over.map((one) => one.top - (one.group.loops === undefined ? 0 : 3 * em)))
    const nth = arcs.get(target.rank) ?? 0
    arcs.set(target.rank, nth + 1)
    return bundle(
      source,
      target,
      tip,
      top - (2 + 1.2 * nth) * em - 0.35 * Math.abs(source.top - top),
      palette,
      measures,
    )
  })
}

/** From every answer that is drawn to the loss; they end in one arrow. */
function answerLines(
  { group, units, center }: PlacedGroup,
  tip: Point,
  palette: Palette,
  { em, r }: Measures,
): readonly SceneShape[] {
  const ring = group.form === 'ring'
  const right = Math.max(...units.map(({ at }) => at.x)) + r
  const start = right + (group.answer === undefined || ring ? 0.3 : group.count > 1 ? 3.7 : 3) * em
  const from = ring ? [center.y] : units.flatMap(({ index, at }) => (index === null ? [] : [at.y]))
  const end = { x: tip.x - 0.5 * em, y: tip.y }
  return [
    ...from.map((y): SceneShape => ({
      kind: 'path',
      points: [{ x: start, y }, end],
      stroke: palette.line,
      width: 1.1,
    })),
    arrowHead({ x: end.x - em, y: end.y }, tip, em, palette.line),
  ]
}

/** The units and their connections, without losses, each group with its name alone. */
const bareNet = ({ groups, links }: NeuronNet): NeuronNet => {
  const kept = groups.filter(({ form }) => form !== 'loss')
  const ids = new Set(kept.map(({ id }) => id))
  return {
    groups: kept.map((group) => ({ ...group, caption: group.caption.slice(0, 1) })),
    links: links.filter(({ to }) => ids.has(to)),
  }
}

/** A network as neurons with edges, as lecture books draw it; without weights, plain. */
export function drawNeurons(checked: CheckedGraph, options: NeuronOptions): Scene {
  const { language, t, colors, fontSize, paper, biases, weights, title, bare } = options
  const palette = PALETTES[colors]
  const measures = measuresOf(fontSize)
  const whole = toNeuronNet(checked, language, t)
  const net = bare ? bareNet(whole) : whole
  const layout = (labelled: boolean) => layoutNeurons(net, measures, { most: MOST_ROWS, labelled, biases })
  const first = edgesOf(net, layout(false))
  const labelled = weights !== undefined && first.filter(({ weight }) => weight).length <= FEW_LABELS
  const placed = layout(labelled)
  const edges = edgesOf(net, placed)
  const shapes = [
    ...drawEdges(edges, { palette, measures, weights, language }),
    ...drawBundles(net, placed, palette, measures),
    ...placed.flatMap((one) =>
      one.group.form === 'loss' ? drawLoss(one, palette, measures) : drawGroup(one, { palette, measures }),
    ),
  ]
  const legend = weights === undefined || bare ? [] : drawLegend(shapes, { palette, measures, t })
  const units = net.groups.filter(({ form }) => form !== 'loss')
  return cropped([...shapes, ...legend], 1.2 * fontSize, {
    title,
    description: units.map(({ caption }) => caption.join(', ')).join('; '),
    ...(paper && { paper: palette.paper }),
  })
}
