import { defineDataset } from '../define/dataset'
import { float } from '../define/params'
import { ACTIONS, mazeOf, mazeParams, mazeTexts, movesIn, rewardTexts } from '../layers/_maze'

/**
 * Every move from every free cell of a maze but the goal: `[2, cells]`, where one stood and where one came to, each with a 1 at its place, and
 * `[6]`: which of the four moves it was (1 at its place), what it earned, and 1 if the walk goes on or 0 at the goal.
 */
export default defineDataset({
  id: 'mazeMoves',
  icon: 'Mv',
  params: { ...mazeParams, stepCost: float(0, 1, 0.01) },
  describe: (p) => ({
    rows: ACTIONS * (mazeOf(p).walls.filter((wall) => wall === 0).length - 1),
    testRows: 0,
    outputs: {
      features: { shape: [2, p.size * p.size], dtype: 'float32', range: { low: 0, high: 1, only: true } },
      target: { shape: [ACTIONS + 2], dtype: 'float32' },
    },
  }),
  source: {
    kind: 'generated',
    make: (p) => {
      const maze = mazeOf(p)
      const cells = maze.walls.length
      const ends = movesIn(maze)
      const moves = ends.flatMap((end, move) => {
        const cell = Math.floor(move / ACTIONS)
        return maze.walls[cell] === 0 && cell !== maze.goal ? [{ cell, end, action: move % ACTIONS }] : []
      })
      const features = new Float32Array(moves.length * 2 * cells)
      const target = new Float32Array(moves.length * (ACTIONS + 2))
      moves.forEach(({ cell, end, action }, row) => {
        const arrived = end === maze.goal
        features[row * 2 * cells + cell] = 1
        features[(row * 2 + 1) * cells + end] = 1
        target[row * (ACTIONS + 2) + action] = 1
        target.set([arrived ? 1 : -p.stepCost, arrived ? 0 : 1], row * (ACTIONS + 2) + ACTIONS)
      })
      return { features, target }
    },
  },
  text: {
    en: {
      title: 'Moves in a maze',
      short: 'Maze moves',
      keywords: ['reinforcement learning', 'Q-learning', 'DQN', 'experience', 'replay', 'transitions', 'mouse'],
      help: 'What a mouse has lived through in a maze that it has walked through and through: each row is one move. The features are two moments, where it stood and where it came to; a Dense layer treats both alike. The target says which way it went, what that earned (1 at the goal, a small loss otherwise) and whether the walk goes on.',
      params: {
        ...mazeTexts.en,
        stepCost: rewardTexts.en.stepCost,
      },
      ports: { features: 'Cells', target: 'Experience' },
    },
    uk: {
      title: 'Ходи в лабіринті',
      short: 'Ходи',
      keywords: ['навчання з підкріпленням', 'Q-навчання', 'DQN', 'досвід', 'переходи', 'миша'],
      help: 'Усе, що пережила миша в лабіринті, який обійшла вздовж і впоперек: кожен рядок — один хід. Ознаки — два моменти: де вона стояла і куди потрапила; повнозв’язний шар обробляє обидва однаково. Ціль каже, куди вона пішла, скільки за це здобула (1 за мету, інакше мала втрата) і чи триває блукання.',
      params: {
        ...mazeTexts.uk,
        stepCost: rewardTexts.uk.stepCost,
      },
      ports: { features: 'Клітинки', target: 'Досвід' },
    },
  },
})
