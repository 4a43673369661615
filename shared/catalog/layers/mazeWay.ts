import { fail, ok } from '../../result'
import { defineLayer } from '../define/layer'
import { shapeText } from '../define/shapeText'
import { ACTIONS, mazeOf, mazeParams, mazeTexts } from './_maze'

/** Values of the four moves, `[4]` or `[moments, 4]`, unchanged; its view draws the way that they make through a maze. */
export default defineLayer({
  id: 'mazeWay',
  category: 'classical',
  icon: '⤳',
  inputs: [{ name: 'input' }],
  outputs: [{ name: 'output' }],
  params: mazeParams,
  inferShape: (_p, [x = []]) =>
    (x.length === 1 || x.length === 2) && x.at(-1) === ACTIONS
      ? ok(x)
      : fail({
          code: 'movesUnlike',
          port: 'input',
          values: { shape: shapeText(x), moves: ACTIONS },
          fixes:
            x.length === 1 || x.length === 2
              ? [
                  {
                    kind: 'insertBefore',
                    port: 'input',
                    type: 'dense',
                    params: { units: ACTIONS, activation: 'linear' },
                  },
                ]
              : [],
        }),
  passesActivation: true,
  perMoment: true,
  weights: () => ({}),
  multiplyAdds: () => 0,
  forward: (_tf, { x }) => x,
  views: [{ kind: 'maze', maze: mazeOf }],
  keras: () => ({ className: 'Activation', config: { activation: 'linear' } }),
  summary: (p) => `${p.size}×${p.size}`,
  example: null,
  text: {
    en: {
      title: 'Way through a maze',
      short: 'Maze way',
      keywords: ['reinforcement learning', 'Q-learning', 'DQN', 'agent', 'policy', 'action values'],
      help: 'Lets the values of the four moves through as they are and draws, in “Inside”, the way that a mouse goes who always takes the greatest: for every cell of the maze it asks the network before it. Size, walls and layout must be those of the data.',
      formula: 'π(s) = argmax Q(s, ·)',
      params: mazeTexts.en,
    },
    uk: {
      title: 'Шлях лабіринтом',
      short: 'Шлях',
      keywords: ['навчання з підкріпленням', 'Q-навчання', 'DQN', 'агент', 'стратегія', 'цінність дій'],
      help: 'Пропускає цінності чотирьох ходів без змін і малює на вкладці «Всередині» шлях миші, яка завжди обирає найбільшу: про кожну клітинку лабіринту він питає мережу перед собою. Розмір, стіни й план мають бути ті самі, що в даних.',
      formula: 'π(s) = argmax Q(s, ·)',
      params: mazeTexts.uk,
    },
  },
})
