import type { CheckedGraph } from '@shared/compile/checkedGraph'
import type { GraphDocument } from '@shared/graph/document'
import { PALETTES, type Palette } from '../palette'
import { arrowHead } from '../scene/arrow'
import { cropped } from '../scene/boundsOf'
import { rounded } from '../scene/rounded'
import type { Point, Scene, SceneShape } from '../scene/scene'
import type { BlockEdge, BlockGraph } from './blockGraph'
import { LINE, sizeBlock, type SizedBlock } from './blockText'
import { drawTensor } from './drawTensor'
import { layoutBlocks, type BlockPlaces, type Direction } from './layoutBlocks'
import { toBlockGraph, type BlockOptions } from './toBlockGraph'

export interface BlockPictureOptions extends BlockOptions {
  readonly direction: Direction
  /** `true`: what leaves a layer is drawn, as numbers one under another or as a stack of feature maps. */
  readonly volumes: boolean
}

/** A box with the drawing of its output and its lines; a folded group has another box behind it. */
function drawBox(
  { block, width, height, lines, drawing }: SizedBlock,
  at: Point,
  em: number,
  palette: Palette,
): readonly SceneShape[] {
  const [fill, stroke] = [palette.tint(block.category), palette.color(block.category)]
  const box = (offset: number): SceneShape => ({
    kind: 'rect',
    at: { x: at.x + offset, y: at.y + offset },
    size: { width, height },
    radius: 0.45 * em,
    fill,
    stroke,
    width: 1.3,
  })
  const top = at.y + (height - drawing - lines.length * LINE * em) / 2
  const [output] = block.outputs
  const room = {
    center: { x: at.x + width / 2, y: top + drawing / 2 - 0.15 * em },
    width: width - 2 * em,
    height: drawing - 0.9 * em,
  }
  const colors = { title: palette.ink, mute: palette.mute, ink: palette.ink, shape: stroke }
  return [
    ...(block.folded ? [box(0.35 * em)] : []),
    box(0),
    ...(drawing > 0 && output ? drawTensor(output, room, { fill: palette.paper, stroke }) : []),
    ...lines.map(({ text, size, tone }, i): SceneShape => ({
      kind: 'text',
      at: { x: at.x + width / 2, y: top + drawing + (i + 0.5) * LINE * em },
      text,
      size,
      anchor: 'middle',
      fill: colors[tone],
      ...((tone === 'title' || tone === 'shape') && { bold: true }),
    })),
  ]
}

function drawEdge(
  { label, wanted }: BlockEdge,
  way: readonly Point[],
  leftmost: boolean,
  em: number,
  palette: Palette,
): readonly SceneShape[] {
  const tip = way.at(-1)
  const before = way.at(-2)
  if (!tip || !before) return []
  const down = Math.abs(tip.x - before.x) < Math.abs(tip.y - before.y)
  // The line ends inside the head of its arrow.
  const end = down ? { x: tip.x, y: tip.y - 0.4 * em } : { x: tip.x - 0.4 * em, y: tip.y }
  const color = wanted ? palette.mute : palette.ink
  const size = 0.86 * em
  return [
    {
      kind: 'path',
      curved: true,
      points: rounded([...way.slice(0, -1), end], 0.6 * em),
      stroke: color,
      width: wanted ? 1 : 1.3,
      ...(wanted && { dash: [4, 3] }),
    },
    arrowHead(before, tip, em, color),
    ...(label === ''
      ? []
      : [
          {
            kind: 'text',
            at: down
              ? { x: tip.x + (leftmost ? -0.5 : 0.5) * em, y: tip.y - 0.9 * em }
              : { x: tip.x - 0.7 * em, y: tip.y - 0.7 * em },
            text: label,
            size,
            anchor: down && !leftmost ? 'start' : 'end',
            fill: palette.ink,
            italic: true,
          } as const,
        ]),
  ]
}

function drawFrames({ frames }: BlockGraph, places: BlockPlaces, em: number, palette: Palette): readonly SceneShape[] {
  return frames.flatMap(({ id, title }): SceneShape[] => {
    const place = places.frames.get(id)
    if (!place) return []
    const { at, width, height } = place
    return [
      {
        kind: 'rect',
        at,
        size: { width, height },
        radius: 0.7 * em,
        fill: palette.fill,
        stroke: palette.line,
        width: 1,
        dash: [5, 4],
      },
      {
        kind: 'text',
        at: { x: at.x + em, y: at.y + 1.3 * em },
        text: title,
        size: em,
        anchor: 'start',
        fill: palette.mute,
        bold: true,
      },
    ]
  })
}

/** Most edges that end or begin at a box. */
const endsAt = ({ edges }: BlockGraph, id: string): number =>
  Math.max(edges.filter(({ source }) => source === id).length, edges.filter(({ target }) => target === id).length)

/** Whether an edge ends left of all others at its box: its name then stands on its left, out of the way of theirs. */
function isLeftmost(edge: BlockEdge, { edges }: BlockGraph, { ways }: BlockPlaces): boolean {
  const x = ({ id }: BlockEdge): number => ways.get(id)?.at(-1)?.x ?? 0
  const beside = edges.filter(({ target }) => target === edge.target)
  return beside.length > 1 && beside.every((other) => x(edge) <= x(other))
}

/** A network as boxes with shapes and sizes of weights. Rejects where no layout can be found. */
export async function drawBlocks(
  document: GraphDocument,
  checked: CheckedGraph,
  options: BlockPictureOptions,
): Promise<Scene> {
  const { fontSize: em, colors, paper, title, direction, volumes } = options
  const palette = PALETTES[colors]
  const graph = toBlockGraph(document, checked, options)
  const sized = graph.blocks.map((block) => sizeBlock(block, em, volumes, endsAt(graph, block.id)))
  const places = await layoutBlocks(graph, sized, em, direction)
  const shapes = [
    ...drawFrames(graph, places, em, palette),
    ...graph.edges.flatMap((edge) =>
      drawEdge(edge, places.ways.get(edge.id) ?? [], isLeftmost(edge, graph, places), em, palette),
    ),
    ...sized.flatMap((one) => drawBox(one, places.boxes.get(one.block.id) ?? { x: 0, y: 0 }, em, palette)),
  ]
  return cropped(shapes, 1.2 * em, {
    title,
    description: sized.map(({ lines }) => lines.map(({ text }) => text).join(', ')).join('; '),
    ...(paper && { paper: palette.paper }),
  })
}
