import type { Maze } from '@shared/catalog/define/maze'
import { mazeOf, movesIn, type MazeParams } from '@shared/catalog/layers/_maze'
import type { NumpyRule, RuleUse } from '../NumpyRule'
import source from './qLearning.py?raw'

const num = (p: Readonly<Record<string, unknown>>, name: string): number => Number(p[name])

/** The maze drawn with signs: `#` is a wall. */
function drawn({ width, walls, start, goal }: Maze): string {
  const sign = (wall: number, cell: number): string =>
    cell === start ? 'S' : cell === goal ? 'G' : wall === 1 ? '#' : '.'
  const signs = walls.map(sign).join('')
  return Array.from({ length: width }, (_, row) => signs.slice(row * width, (row + 1) * width)).join('\n')
}

const mazeFor = ({ layer }: RuleUse): Maze => mazeOf(layer.params as unknown as MazeParams)

/** Q-learning in a maze, which needs no rows. */
export const qLearning: NumpyRule = {
  source: () => source,
  weights: ['q'],
  kept: () => ({ position: 'start' }),
  rows: () => '',
  before: (use) => {
    const { width } = mazeFor(use)
    return [
      '# S is where walks start, G the goal, # a wall.',
      `maze = """\n${drawn(mazeFor(use))}\n"""`,
      'signs = "".join(maze.split())',
      'start, goal = signs.index("S"), signs.index("G")',
      '# Where each move from each cell leads: up, right, down, left; against a wall one stays.',
      `ends = np.zeros((${width * width}, 4), dtype=int)`,
      `for cell in range(${width * width}):`,
      '    for action, (down, right) in enumerate([(-1, 0), (0, 1), (1, 0), (0, -1)]):',
      `        row, column = cell // ${width} + down, cell % ${width} + right`,
      `        free = 0 <= row < ${width} and 0 <= column < ${width} and signs[row * ${width} + column] != "#"`,
      `        ends[cell, action] = row * ${width} + column if free else cell`,
    ]
  },
  options: ({ p, rate, progress }) => {
    const [first, last] = [num(p, 'explore'), num(p, 'exploreEnd')]
    const change = Number((last - first).toPrecision(6))
    const explore = change === 0 ? `${first}` : `${first} ${change < 0 ? '-' : '+'} ${Math.abs(change)} * ${progress}`
    return [
      `rate=${rate}`,
      `discount=${num(p, 'discount')}`,
      `step_cost=${num(p, 'stepCost')}`,
      `explore=${explore}`,
      `moves=${num(p, 'moves')}`,
    ]
  },
  after: (use) => [
    '# The way that the table knows.',
    'way = [start]',
    `while way[-1] != goal and len(way) < ${movesIn(mazeFor(use)).length}:`,
    `    way.append(ends[way[-1], ${use.name('q')}[way[-1]].argmax()])`,
    'print(f"The goal is {len(way) - 1} moves away.")',
  ],
  fits: ({ p }) => p['starts'] === 'entrance',
}
