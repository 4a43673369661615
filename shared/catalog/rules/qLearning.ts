import { listOf } from '../define/listOf'
import type { Maze } from '../define/maze'
import { choice, float, int } from '../define/params'
import type { LearnArgs, RuleArgs } from '../define/teaching'
import { defineRule, layerPort, learningRate } from '../define/rule'
import type { Tensor, Tf } from '../define/tf'
import { ACTIONS, mazeOf, movesIn, rewardTexts, type MazeParams } from '../layers/_maze'
import { weightOf } from '../layers/_weightOf'

interface Params {
  readonly discount: number
  readonly stepCost: number
  readonly starts: 'entrance' | 'anywhere'
  readonly moves: number
}

/** Where a walk stands and what it has come to, one number each, `[1]`. */
interface Walk {
  readonly q: Tensor
  readonly position: Tensor
  /** Moves since this walk began, and what they earned. */
  readonly taken: Tensor
  readonly earned: Tensor
  /** The same of the last walk that came to the goal; how many did. */
  readonly steps: Tensor
  readonly total: Tensor
  readonly walks: Tensor
}

const rowOf = (tf: Tf, table: Tensor, place: Tensor): Tensor => tf.gather(table, tf.cast(place, 'int32') as never)
const oneHot = (tf: Tf, place: Tensor, size: number): Tensor =>
  tf.cast(tf.oneHot(tf.cast(place, 'int32') as never, size), 'float32')

/** What every move is worth by the table as it stands, `[cells, 4]`: its reward, and the best of where it leads. */
function worthOf(tf: Tf, p: Params, maze: Maze, q: Tensor): Tensor {
  const moves = movesIn(maze)
  const ends = listOf(tf, moves, 'int32')
  const goes = listOf(
    tf,
    moves.map((cell) => (cell === maze.goal ? 0 : p.discount)),
  )
  const rewards = listOf(
    tf,
    moves.map((cell) => (cell === maze.goal ? 1 : -p.stepCost)),
  )
  return tf.reshape(tf.add(rewards, tf.mul(goes, tf.gather(tf.max(q, 1), ends))), [-1, ACTIONS])
}

/** Cells where a walk may begin. */
const entrances = ({ walls, start, goal }: Maze, { starts }: Params): readonly number[] =>
  starts === 'entrance' ? [start] : walls.flatMap((wall, cell) => (wall === 0 && cell !== goal ? [cell] : []))

/** How a walk goes on. */
interface Course {
  readonly maze: Maze
  readonly p: Params
  readonly rate: Tensor
  /** Share of moves that are made by chance. */
  readonly exploring: Tensor
  /** The cell that each move leads to, `cells × 4`, and the cells where a walk may begin. */
  readonly ends: Tensor
  readonly begins: Tensor
}

/** One move: the best one known or any, by three numbers 0–1 of `[1]`; what came of it corrects the table. */
function move(
  tf: Tf,
  { maze, p, rate, exploring, ends, begins }: Course,
  [whether, which, where]: readonly [Tensor, Tensor, Tensor],
  { q, position, taken, earned, steps, total, walks }: Walk,
): Walk {
  const values = rowOf(tf, q, position)
  const best = tf.cast(tf.argMax(values, 1), 'float32')
  const action = tf.where(tf.less(whether, exploring), tf.floor(tf.mul(which, ACTIONS)), best)
  const end = rowOf(tf, ends, tf.add(tf.mul(position, ACTIONS), action))
  const arrived = tf.equal(end, maze.goal)
  const reward = tf.where(arrived, tf.onesLike(end), tf.fill([1], -p.stepCost))
  const future = tf.where(arrived, tf.zerosLike(end), tf.mul(tf.max(rowOf(tf, q, end), 1), p.discount))
  const chosen = oneHot(tf, action, ACTIONS)
  const error = tf.sub(tf.add(reward, future), tf.sum(tf.mul(values, chosen), 1))
  const change = tf.mul(tf.reshape(oneHot(tf, position, maze.walls.length), [-1, 1]), chosen)
  const start = rowOf(tf, begins, tf.floor(tf.mul(where, begins.size)))
  const [after, gain] = [tf.add(taken, 1), tf.add(earned, reward)]
  return {
    q: tf.add(q, tf.mul(change, tf.mul(error, rate))),
    position: tf.where(arrived, start, end),
    taken: tf.where(arrived, tf.zerosLike(after), after),
    earned: tf.where(arrived, tf.zerosLike(gain), gain),
    steps: tf.where(arrived, after, steps),
    total: tf.where(arrived, gain, total),
    walks: tf.add(walks, tf.cast(arrived, 'float32')),
  }
}

const SLOTS = ['position', 'taken', 'earned', 'steps', 'total', 'walks'] as const

function wander(tf: Tf, { p, layer, rate, slots, draw }: LearnArgs<Params>, exploring: Tensor): Walk {
  const maze = mazeOf(layer.p as unknown as MazeParams)
  const draws = tf.split(tf.reshape(draw.uniform([p.moves, 3]), [-1]), 3 * p.moves)
  const kept = Object.fromEntries(SLOTS.map((name) => [name, weightOf(slots, name)])) as Record<
    (typeof SLOTS)[number],
    Tensor
  >
  const course: Course = {
    maze,
    p,
    rate,
    exploring,
    ends: listOf(tf, movesIn(maze)),
    begins: listOf(tf, entrances(maze, p)),
  }
  let walk: Walk = { q: weightOf(layer.w, 'q'), ...kept }
  for (let i = 0; i < p.moves; i++) walk = move(tf, course, draws.slice(3 * i, 3 * i + 3) as never, walk)
  return walk
}

/** Squared errors of the table in the cells of the rows, a mean over the four ways: how far it is from what it says of itself. */
function errorsOf(tf: Tf, { p, layer, prediction }: RuleArgs<Params>): Tensor {
  const maze = mazeOf(layer.p as unknown as MazeParams)
  const worth = tf.matMul(layer.x as never, worthOf(tf, p, maze, weightOf(layer.w, 'q')) as never)
  // At the goal the walk is over.
  const goes = tf.sub(1, tf.slice(layer.x, [0, maze.goal], [-1, 1]))
  return tf.mean(tf.square(tf.mul(tf.sub(worth, prediction), goes)), 1)
}

/**
 * Q-learning (C. Watkins, 1989): a walk goes on from step to step, ε-greedy, and each move corrects its number in the table:
 * Q(s, a) ← Q(s, a) + α(r + γ·max Q(s′, ·) − Q(s, a)). A goal pays 1, any other move costs a little.
 */
export default defineRule({
  id: 'qLearning',
  icon: 'Q',
  inputs: [layerPort],
  params: {
    ...learningRate(0.5, 1),
    discount: float(0, 1, 0.95),
    stepCost: float(0, 1, 0.01),
    explore: float(0, 1, 0.3),
    exploreEnd: float(0, 1, 0.05),
    starts: choice(['entrance', 'anywhere'], 'entrance'),
    moves: int(1, 128, 32),
  },
  trains: ['qTable'],
  slots: () => Object.fromEntries(SLOTS.map((name) => [name, [1]])),
  reads: () => 'values',
  metrics: () => [],
  loss: (tf, args) => errorsOf(tf, args),
  learn: (tf, args) => {
    const { explore, exploreEnd } = args.p
    const exploring = tf.add(explore, tf.mul(args.progress, exploreEnd - explore))
    const { q, ...kept } = wander(tf, args, exploring)
    const first = tf.equal(kept.walks, 0)
    const shown = (last: Tensor, now: Tensor): Tensor => tf.reshape(tf.where(first, now, last), [])
    return {
      weights: { q },
      slots: kept,
      told: { steps: shown(kept.steps, kept.taken), return: shown(kept.total, kept.earned), exploring },
    }
  },
  example: null,
  text: {
    en: {
      title: 'Q-learning',
      keywords: ['reinforcement learning', 'Watkins', 'temporal difference', 'TD', 'epsilon-greedy', 'reward'],
      help: 'A mouse walks through the maze and learns from the reward at the goal alone: each move corrects what the table says of it by what it earned and by the best that the next cell promises, so that the reward seeps back from the goal, cell by cell. Now and then it tries a way by chance, or it would never find a better one.',
      formula: 'Q(s, a) ← Q(s, a) + α(r + γ·max Q(s′, ·) − Q(s, a))',
      params: {
        learningRate: {
          title: 'Learning rate',
          help: 'How far a move corrects its number (α). In a maze without chance even 1 is right.',
        },
        ...rewardTexts.en,
        explore: { title: 'Exploring first', help: 'Share of moves made by chance at the beginning (ε).' },
        exploreEnd: {
          title: 'Exploring last',
          help: 'Share of moves made by chance at the end; it changes evenly from the first value to this.',
        },
        starts: {
          title: 'Walks begin',
          help: 'Where the next walk begins after the goal; from anywhere the whole table becomes right, not just that along the way.',
          options: { entrance: 'At the entrance', anywhere: 'Anywhere' },
        },
        moves: {
          title: 'Moves',
          help: 'How many moves are made in a step of training; the walk goes on in the next one.',
        },
      },
      ports: { layer: 'Layer' },
      measures: { steps: 'Moves to the goal', return: 'Earned on the way', exploring: 'Share of chance' },
    },
    uk: {
      title: 'Q-навчання',
      keywords: ['навчання з підкріпленням', 'Воткінс', 'часова різниця', 'TD', 'epsilon-жадібна', 'винагорода'],
      help: 'Миша ходить лабіринтом і вчиться лише на винагороді за мету: кожен хід виправляє своє число в таблиці на здобуте й на найкраще, що обіцяє наступна клітинка, тож винагорода просочується від мети назад, клітинка за клітинкою. Часом миша йде навмання, інакше вона ніколи не знайшла б кращого шляху.',
      formula: 'Q(s, a) ← Q(s, a) + α(r + γ·max Q(s′, ·) − Q(s, a))',
      params: {
        learningRate: {
          title: 'Швидкість навчання',
          help: 'Наскільки хід виправляє своє число (α). У лабіринті без випадковостей годиться навіть 1.',
        },
        ...rewardTexts.uk,
        explore: { title: 'Навмання спочатку', help: 'Частка випадкових ходів на початку (ε).' },
        exploreEnd: {
          title: 'Навмання наприкінці',
          help: 'Частка випадкових ходів наприкінці; від першого значення до цього вона змінюється рівномірно.',
        },
        starts: {
          title: 'Звідки йти',
          help: 'Де після мети починається наступне блукання; якщо будь-де, правильною стає вся таблиця, а не лише вздовж шляху.',
          options: { entrance: 'Від входу', anywhere: 'Будь-звідки' },
        },
        moves: { title: 'Ходи', help: 'Скільки ходів зробити за крок навчання; наступний крок веде блукання далі.' },
      },
      ports: { layer: 'Шар' },
      measures: { steps: 'Ходів до мети', return: 'Здобуто дорогою', exploring: 'Частка навмання' },
    },
  },
})
