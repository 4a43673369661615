import { createRandom, type Random } from '../../random'
import { moveTo, MOVES, type Maze } from '../define/maze'
import { float, int } from '../define/params'

/** Sides of a maze, and which one of the random ones it is: the same for a data set and a layer that belong together. */
export const mazeParams = { size: int(2, 15, 6), walls: float(0, 1, 0.8), layout: int(0, 9999, 1) } as const

/** What makes a maze: cells along a side, the share of the walls between corridors that stand, and the number of the draw. */
export interface MazeParams {
  readonly size: number
  readonly walls: number
  readonly layout: number
}

export const ACTIONS = MOVES.length

/** For each cell and action the cell that follows, `cells × 4` in one list. */
export const movesIn = (maze: Maze): readonly number[] =>
  maze.walls.flatMap((_, cell) => MOVES.map((_move, action) => moveTo(maze, cell, action)))

/** Cells beside one, inside the square. */
function besides(width: number, cell: number): readonly number[] {
  const open = { width, walls: new Array<0>(width * width).fill(0) }
  return MOVES.map((_, action) => moveTo(open, cell, action)).filter((next) => next !== cell)
}

/** Corridors through a solid square: they grow from the first cell, one beside another never, and the last cell is joined to them. */
function carve(width: number, random: Random): ReadonlySet<number> {
  const free = new Set([0])
  const goal = width * width - 1
  const touching = (cell: number): number => besides(width, cell).filter((next) => free.has(next)).length
  const way = [0]
  while (way.length > 0) {
    const ends = besides(width, way.at(-1) ?? 0).filter((next) => !free.has(next) && touching(next) === 1)
    const next = ends[random.int(ends.length)]
    if (next === undefined) way.pop()
    else {
      free.add(next)
      way.push(next)
    }
  }
  for (let cell = goal; !free.has(cell); cell -= cell >= width ? width : 1) free.add(cell)
  return free
}

/** The maze with these parameters: always the same, and every free cell can be reached. */
export function mazeOf({ size: width, walls, layout }: MazeParams): Maze {
  const random = createRandom(layout, 'maze')
  const corridors = carve(width, random)
  // A wall that falls lies beside a corridor: all others would be holes that nobody comes to.
  const drawn = Array.from({ length: width * width }, (_, cell) => {
    const stands = random.uniform() < walls
    return corridors.has(cell) || (!stands && besides(width, cell).some((next) => corridors.has(next))) ? 0 : 1
  })
  return { width, walls: drawn, start: 0, goal: width * width - 1 }
}

export const mazeTexts = {
  en: {
    size: { title: 'Size', help: 'Cells along a side; start and goal lie in opposite corners.' },
    walls: {
      title: 'Walls',
      help: 'Share of the walls between the corridors that stand: at 1 there is a single way, at 0 an open field.',
    },
    layout: { title: 'Layout', help: 'Which of the random mazes it is; data and table must have the same.' },
  },
  uk: {
    size: { title: 'Розмір', help: 'Клітинок уздовж сторони; вхід і мета — у протилежних кутах.' },
    walls: { title: 'Стіни', help: 'Частка стін між коридорами, що стоять: за 1 шлях єдиний, за 0 — відкрите поле.' },
    layout: { title: 'План', help: 'Котрий із випадкових лабіринтів; у даних і в таблиці він має бути однаковий.' },
  },
} as const

/** Words for what rewards of a maze are worth. */
export const rewardTexts = {
  en: {
    discount: {
      title: 'Discount',
      help: 'What a reward one move later is worth (γ): the less, the sooner it wants to be there.',
    },
    stepCost: {
      title: 'Cost of a move',
      help: 'What every move costs that does not reach the goal, which pays 1; it makes the mouse leave what it has tried.',
    },
  },
  uk: {
    discount: {
      title: 'Знижка',
      help: 'Скільки важить винагорода на один хід пізніше (γ): що менше, то дужче миша поспішає.',
    },
    stepCost: {
      title: 'Ціна ходу',
      help: 'Скільки коштує кожен хід, що не досягає мети, за яку платять 1; через неї миша кидає вже випробуване.',
    },
  },
} as const
