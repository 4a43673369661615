import { MOVES, type Maze } from '@shared/catalog/define/maze'
import type { Room } from '../../samples/drawSamples'
import { extent } from '../../samples/toPicture'
import type { Colors } from '../colors'
import { bestMove } from './walkMaze'

export interface MazeDrawing {
  readonly maze: Maze
  /** Of each cell, one number a move. */
  readonly values: readonly number[]
  /** Cells of the walk so far. */
  readonly way: readonly number[]
}

/** Walls, the value of each cell, arrows for the best moves, and who walks. */
export function drawMaze(
  context: CanvasRenderingContext2D,
  { maze, values, way }: MazeDrawing,
  room: Room,
  colors: Colors,
): void {
  const rows = Math.ceil(maze.walls.length / maze.width)
  const size = Math.min((room.width - 16) / maze.width, (room.height - 16) / rows)
  const left = (room.width - size * maze.width) / 2
  const top = (room.height - size * rows) / 2
  const middle = (cell: number) => ({
    x: left + ((cell % maze.width) + 0.5) * size,
    y: top + (Math.floor(cell / maze.width) + 0.5) * size,
  })
  const best = maze.walls.map((_, cell) => Math.max(...values.slice(cell * MOVES.length, (cell + 1) * MOVES.length)))
  const { low, high } = extent([best]) ?? { low: 0, high: 1 }
  maze.walls.forEach((wall, cell) => {
    const { x, y } = middle(cell)
    const box = [x - size / 2 + 0.5, y - size / 2 + 0.5, size - 1, size - 1] as const
    context.fillStyle = wall === 1 ? colors.mute : colors.panel
    context.fillRect(...box)
    if (wall === 1) return
    context.fillStyle = cell === maze.goal ? colors.ok : colors.accent
    context.globalAlpha = cell === maze.goal ? 0.45 : 0.35 * (((best[cell] ?? low) - low) / (high - low || 1))
    context.fillRect(...box)
    context.globalAlpha = 1
    const move = cell === maze.goal ? null : bestMove(values, cell)
    if (move !== null) drawArrow(context, { x, y }, MOVES[move] ?? [0, 0], size, colors.text)
  })
  context.strokeStyle = colors.accent
  context.lineWidth = 2
  context.beginPath()
  for (const cell of way) context.lineTo(middle(cell).x, middle(cell).y)
  context.stroke()
  context.font = `700 ${Math.max(11, Math.round(size * 0.3))}px ${colors.font}`
  context.fillStyle = colors.text
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  const goal = middle(maze.goal)
  context.fillText('★', goal.x, goal.y)
  context.textAlign = 'left'
  context.textBaseline = 'alphabetic'
  const walker = middle(way.at(-1) ?? maze.start)
  context.fillStyle = colors.classes[0] ?? colors.accent
  context.beginPath()
  context.arc(walker.x, walker.y, size * 0.26, 0, 2 * Math.PI)
  context.fill()
}

function drawArrow(
  context: CanvasRenderingContext2D,
  { x, y }: { readonly x: number; readonly y: number },
  [down, right]: readonly [number, number],
  size: number,
  color: string,
): void {
  const long = size * 0.26
  const wing = size * 0.13
  const tip = { x: x + right * long, y: y + down * long }
  context.strokeStyle = color
  context.lineWidth = Math.max(1, size * 0.05)
  context.beginPath()
  context.moveTo(x - right * long, y - down * long)
  context.lineTo(tip.x, tip.y)
  context.moveTo(tip.x - right * wing - down * wing, tip.y - down * wing - right * wing)
  context.lineTo(tip.x, tip.y)
  context.lineTo(tip.x - right * wing + down * wing, tip.y - down * wing + right * wing)
  context.stroke()
}
