import { fail, ok } from '../../result'
import { defineLayer, ruledWeight } from '../define/layer'
import { initializer } from '../define/params'
import { ACTIONS, mazeOf, mazeParams, mazeTexts } from './_maze'
import { weightOf } from './_weightOf'

/** Q(s, ·) = sQ of a maze: where one stands, `[cells]` one-hot, to what each of the four ways on is worth, `[4]`: up, right, down, left. */
export default defineLayer({
  id: 'qTable',
  category: 'classical',
  icon: 'Q',
  inputs: [{ name: 'input' }],
  outputs: [{ name: 'output' }],
  params: { ...mazeParams, initializer: initializer('zeros') },
  inferShape: ({ size }, [x = []]) =>
    x.length === 1 && x[0] === size * size
      ? ok([ACTIONS])
      : fail({
          code: 'statesUnlike',
          port: 'input',
          values: { needed: size * size, size: x.reduce((product, n) => product * n, 1) },
          fixes:
            x.length === 1 && Number.isInteger(Math.sqrt(x[0] ?? 0)) && (x[0] ?? 0) > 1 && (x[0] ?? 0) <= 225
              ? [{ kind: 'setParam', on: 'self', param: 'size', value: Math.sqrt(x[0] ?? 0) }]
              : [],
        }),
  weights: (p) => ({ q: ruledWeight([p.size * p.size, ACTIONS], p.initializer) }),
  multiplyAdds: ({ size }) => size * size * ACTIONS,
  forward: (tf, { x, w }) => tf.matMul(x as never, weightOf(w, 'q') as never),
  views: [{ kind: 'maze', values: 'q', maze: mazeOf }],
  keras: () => null,
  summary: (p) => `${p.size}×${p.size}`,
  example: null,
  text: {
    en: {
      title: 'Q-table',
      keywords: ['reinforcement learning', 'Q-learning', 'action values', 'maze', 'agent', 'policy'],
      help: 'A table with a row for each cell of a maze and a number for each of the four ways on: what is to be earned in all by going that way and the best way from there. Whoever always takes the greatest number walks the best way known. Q-learning fills it in.',
      formula: 'Q(s, a) = r + γ·max Q(s′, ·)',
      params: {
        ...mazeTexts.en,
        initializer: {
          title: 'Initializer',
          help: 'First values of the table: zeros, or more than can be earned, so that everything untried looks good.',
        },
      },
    },
    uk: {
      title: 'Q-таблиця',
      keywords: ['навчання з підкріпленням', 'Q-навчання', 'цінність дій', 'лабіринт', 'агент', 'стратегія'],
      help: 'Таблиця з рядком для кожної клітинки лабіринту й числом для кожного з чотирьох напрямків: скільки всього можна здобути, пішовши туди, а далі — найкращим шляхом. Хто завжди обирає найбільше число, той іде найкращим із відомих шляхів. Таблицю заповнює Q-навчання.',
      formula: 'Q(s, a) = r + γ·max Q(s′, ·)',
      params: {
        ...mazeTexts.uk,
        initializer: {
          title: 'Ініціалізатор',
          help: 'Перші значення таблиці: нулі або більше, ніж можна здобути, щоб усе неспробуване здавалося добрим.',
        },
      },
    },
  },
})
