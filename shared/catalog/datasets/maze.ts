import { defineDataset } from '../define/dataset'
import { mazeOf, mazeParams, mazeTexts } from '../layers/_maze'

/** Cells of a maze where one can stand: a row each, `[cells]` with a 1 at its own place. */
export default defineDataset({
  id: 'maze',
  icon: 'Mz',
  params: mazeParams,
  describe: (p) => ({
    rows: mazeOf(p).walls.filter((wall) => wall === 0).length,
    testRows: 0,
    outputs: { features: { shape: [p.size * p.size], dtype: 'float32', range: { low: 0, high: 1, only: true } } },
  }),
  source: {
    kind: 'generated',
    make: (p) => {
      const { walls } = mazeOf(p)
      const free = walls.flatMap((wall, cell) => (wall === 0 ? [cell] : []))
      const features = new Float32Array(free.length * walls.length)
      free.forEach((cell, row) => (features[row * walls.length + cell] = 1))
      return { features }
    },
  },
  text: {
    en: {
      title: 'Maze',
      keywords: ['reinforcement learning', 'Q-learning', 'grid world', 'labyrinth', 'mouse in a maze'],
      help: 'The free cells of a maze, a row each: as many numbers as there are cells, all 0 but a 1 where the mouse stands. There is no answer to learn from: what to do in a cell is found by walking and by the reward at the goal.',
      params: mazeTexts.en,
      ports: { features: 'Cell' },
    },
    uk: {
      title: 'Лабіринт',
      keywords: ['навчання з підкріпленням', 'Q-навчання', 'клітинковий світ', 'миша в лабіринті'],
      help: 'Вільні клітинки лабіринту, по рядку на кожну: стільки чисел, скільки є клітинок, усі 0, а 1 — там, де стоїть миша. Відповіді, з якої вчитися, немає: що робити в клітинці, стає відомо з блукань і винагороди за мету.',
      params: mazeTexts.uk,
      ports: { features: 'Клітинка' },
    },
  },
})
