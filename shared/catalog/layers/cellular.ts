import { fail, ok } from '../../result'
import { defineLayer, weight, type ForwardArgs } from '../define/layer'
import { choice, float, int, type ParamsOf } from '../define/params'
import { sizeOf } from '../define/tensorType'
import type { Tensor, Tensor4D, Tf } from '../define/tf'
import { joined, ringParts, sideOf, templateOf } from './_cells'
import { weightOf } from './_weightOf'
import { imageProblem } from './_window'

const params = {
  task: choice(['average', 'edges', 'holes', 'half'], 'average'),
  neighbourhood: choice(['four', 'eight', 'twoAround'], 'eight'),
  steps: int(1, 100, 20),
  stepSize: float(0.01, 1, 0.2),
} as const

/** Channels as pictures of their own, `[batch · channels, height, width, 1]`. */
function toPlanes(tf: Tf, x: Tensor): Tensor {
  const [, height = 1, width = 1, channels = 1] = x.shape
  return tf.reshape(channels === 1 ? x : tf.transpose(x, [0, 3, 1, 2]), [-1, height, width, 1])
}

/** And back, to the shape of `like`. */
function fromPlanes(tf: Tf, planes: Tensor, like: Tensor): Tensor {
  const [, height = 1, width = 1, channels = 1] = like.shape
  if (channels === 1) return tf.reshape(planes, like.shape)
  return tf.transpose(tf.reshape(planes, [-1, channels, height, width]), [0, 2, 3, 1])
}

/** What the cells put out at first and after each step, of the shape of what comes in. */
function outputsOf(tf: Tf, { x, w, p }: ForwardArgs<ParamsOf<typeof params>>): readonly Tensor[] {
  const side = sideOf(p.neighbourhood)
  const mask = tf.tensor([...joined(p.neighbourhood)], [side, side, 1, 1])
  const through = (planes: Tensor, name: string): Tensor =>
    tf.conv2d(planes as Tensor4D, tf.mul(weightOf(w, name), mask) as Tensor4D, 1, 'same')
  const planes = toPlanes(tf, x)
  const steady = tf.add(through(planes, 'control'), weightOf(w, 'bias'))
  let state = templateOf(p.task, p.neighbourhood).startsFull ? tf.onesLike(planes) : planes
  const outputs = [tf.clipByValue(state, -1, 1)]
  for (let step = 0; step < p.steps; step++) {
    const change = tf.sub(tf.add(through(outputs.at(-1) as Tensor, 'feedback'), steady), state)
    state = tf.add(state, tf.mul(change, p.stepSize))
    outputs.push(tf.clipByValue(state, -1, 1))
  }
  return outputs.map((output) => fromPlanes(tf, output, x))
}

/**
 * x′ = −x + A∗y + B∗u + z with y = max(−1, min(1, x)), from x = u on (where holes are filled, from 1), in Euler’s steps: `[height, width]` or `[height, width, channels]` to the same
 * shape, 0 beyond the border, each channel by itself with the same templates (L. O. Chua and L. Yang 1988).
 */
export default defineLayer({
  id: 'cellular',
  category: 'classical',
  icon: '⊞',
  inputs: [{ name: 'input' }],
  outputs: [{ name: 'output' }],
  params,
  inferShape: (_p, [x = []]) => {
    const problem = x.length === 2 ? undefined : imageProblem(x)
    return problem ? fail(problem) : ok(x)
  },
  weights: (p) => {
    const { feedback, control, bias } = templateOf(p.task, p.neighbourhood)
    const side = sideOf(p.neighbourhood)
    const shape = [side, side, 1, 1]
    return {
      feedback: { ...weight(shape, 'zeros'), parts: ringParts(p.neighbourhood, feedback) },
      control: { ...weight(shape, 'zeros'), parts: ringParts(p.neighbourhood, control) },
      bias: weight([1], { type: 'constant', params: { value: bias } }),
    }
  },
  multiplyAdds: (p, [x = []]) => sizeOf(x) * (p.steps + 1) * sideOf(p.neighbourhood) ** 2,
  forward: (tf, args) => outputsOf(tf, args).at(-1) as Tensor,
  inner: (tf, args) => ({ states: tf.stack([...outputsOf(tf, args)], 1) }),
  givesActivation: 'hardTanh',
  views: [{ kind: 'film', frames: 'states' }],
  keras: (p) => {
    const { startsFull = false, ...start } = templateOf(p.task, p.neighbourhood)
    const shape = { size: sideOf(p.neighbourhood), corners: p.neighbourhood !== 'four' }
    return {
      className: 'Cellular',
      config: { ...start, ...shape, starts_full: startsFull, steps: p.steps, step_size: p.stepSize },
    }
  },
  summary: (p, name) => `${name('task')} · ${name('neighbourhood')} · ${p.steps}`,
  text: {
    en: {
      title: 'Cellular network',
      short: 'Cellular',
      keywords: [
        'Chua',
        'Yang',
        'cellular automaton',
        'neighbourhood',
        'template',
        'edges',
        'noise removal',
        'hole filling',
        'flood fill',
        'CeNN',
      ],
      help: 'Every pixel is a cell that is joined only with the cells next to it, all by the same weights. What comes in is their first state, and then they settle together. Known templates are where it starts; gradients may train the weights further.',
      formula: 'x′ = −x + A∗y + B∗u + z, y = max(−1, min(1, x))',
      params: {
        task: {
          title: 'Template',
          help: 'Weights to begin with: cells join those around them, which removes noise; ink stays only where paper is next to it; all begins as ink and paper comes in from the border, so that holes stay full; or each cell takes half of what comes in, where nothing is cut off yet: the start for training.',
          options: { average: 'averaging', edges: 'edges', holes: 'hole filling', half: 'half of the input' },
        },
        neighbourhood: {
          title: 'Neighbourhood',
          help: 'Which cells each cell is joined with: four beside it (von Neumann), eight around it (Moore), or 24 up to two cells away.',
          options: { four: '4', eight: '8', twoAround: '24' },
        },
        steps: { title: 'Steps', help: 'How many steps the cells have to settle.' },
        stepSize: {
          title: 'Step size',
          help: 'Time from one step to the next; steps times this is how long they settle, in units of the time that a cell needs.',
        },
      },
    },
    uk: {
      title: 'Клітинна мережа',
      short: 'Клітинна',
      keywords: [
        'Чуа',
        'Янг',
        'клітинний автомат',
        'окіл',
        'шаблон',
        'контури',
        'усунення шуму',
        'заповнення отворів',
        'комірка',
      ],
      help: 'Кожен піксель — клітина, з’єднана лише з найближчими сусідами, і всі — однаковими вагами. Вхід стає їхнім першим станом, а далі вони разом приходять до рівноваги. На початку ваги — один із відомих шаблонів; градієнти можуть навчати їх далі.',
      formula: 'x′ = −x + A∗y + B∗u + z, y = max(−1, min(1, x))',
      params: {
        task: {
          title: 'Шаблон',
          help: 'Початкові ваги: клітини пристають до тих, що довкола, і шум зникає; чорнило лишається тільки там, де поруч папір; спершу все чорнило, а папір заходить від країв, тож отвори лишаються заповненими; або кожна клітина бере половину входу, де ще нічого не обрізано: початок для навчання.',
          options: { average: 'усереднення', edges: 'контури', holes: 'заповнення отворів', half: 'половина входу' },
        },
        neighbourhood: {
          title: 'Окіл',
          help: 'З ким з’єднано клітину: четверо поруч (фон Нейман), восьмеро довкола (Мур) або 24 на відстані до двох клітин.',
          options: { four: '4', eight: '8', twoAround: '24' },
        },
        steps: { title: 'Кроки', help: 'Скільки кроків мають клітини, щоб дійти рівноваги.' },
        stepSize: {
          title: 'Розмір кроку',
          help: 'Час між двома кроками; помножений на їх кількість, він каже, скільки триває процес, в одиницях сталої часу клітини.',
        },
      },
    },
  },
})
