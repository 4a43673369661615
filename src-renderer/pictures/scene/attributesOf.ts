import { BASELINE, type Path, type SceneShape } from './scene'

/** Two digits after the point are finer than any screen or printer. */
const round = (value: number): number => Math.round(value * 100) / 100 || 0

function pathData({ points, curved, closed }: Path): string {
  const [start, ...rest] = points
  if (!start) return ''
  const pair = ({ x, y }: Path['points'][number]): string => `${round(x)} ${round(y)}`
  const steps = curved
    ? rest.flatMap((_, i) =>
        i % 3 === 0
          ? [
              `C${rest
                .slice(i, i + 3)
                .map(pair)
                .join(' ')}`,
            ]
          : [],
      )
    : rest.map((point) => `L${pair(point)}`)
  return `M${pair(start)}${steps.join('')}${closed ? 'Z' : ''}`
}

function geometryOf(shape: SceneShape): Readonly<Record<string, string | number>> {
  switch (shape.kind) {
    case 'circle':
      return { cx: round(shape.at.x), cy: round(shape.at.y), r: round(shape.r) }
    case 'rect':
      return {
        x: round(shape.at.x),
        y: round(shape.at.y),
        width: round(shape.size.width),
        height: round(shape.size.height),
        ...(shape.radius !== undefined && { rx: round(shape.radius) }),
      }
    case 'path':
      return { d: pathData(shape) }
    case 'text':
      return {
        x: round(shape.at.x),
        y: round(shape.at.y + BASELINE * shape.size),
        'font-size': round(shape.size),
        'text-anchor': shape.anchor,
        ...(shape.bold && { 'font-weight': 600 }),
        ...(shape.italic && { 'font-style': 'italic' }),
      }
  }
}

/** A shape in SVG's words: its attributes by name. */
export function attributesOf(shape: SceneShape): Readonly<Record<string, string | number>> {
  if (shape.kind === 'text') return { ...geometryOf(shape), fill: shape.fill }
  return {
    ...geometryOf(shape),
    fill: shape.fill ?? 'none',
    ...(shape.stroke !== undefined && {
      stroke: shape.stroke,
      'stroke-width': round(shape.width ?? 1),
      ...(shape.dash && { 'stroke-dasharray': shape.dash.map(round).join(' ') }),
      ...(shape.kind === 'path' && { 'stroke-linecap': 'round', 'stroke-linejoin': 'round' }),
    }),
  }
}
