import { defineLayer, passesMask, ruledWeight } from '../define/layer'
import { bool, int } from '../define/params'
import { sizeOf } from '../define/tensorType'
import { throughKernel, withLast } from './_lastAxis'
import { weightOf } from './_weightOf'

/** y = sign(xW + b) with sign(0) = +1, on the last axis: `[..., inputs]` to `[..., units]` (Rosenblatt 1958). Trained by rules alone. */
export default defineLayer({
  id: 'perceptron',
  category: 'classical',
  icon: '±',
  inputs: [{ name: 'input' }],
  outputs: [{ name: 'output' }],
  masking: passesMask,
  params: { units: int(1, 4096, 1), useBias: bool(true) },
  inferShape: (p, [x = []]) => withLast(x, p.units),
  weights: (p, [x = []]) => ({
    kernel: ruledWeight([x.at(-1) ?? 1, p.units], 'zeros'),
    ...(p.useBias && { bias: ruledWeight([p.units], 'zeros') }),
  }),
  multiplyAdds: (_p, [x = []], output) => sizeOf(output) * (x.at(-1) ?? 0),
  forward: (tf, args) => throughKernel(tf, { ...args, p: { activation: 'sign' } }, weightOf(args.w, 'kernel')),
  givesActivation: 'sign',
  views: [{ kind: 'line', kernel: 'kernel', bias: 'bias' }],
  keras: () => null,
  summary: (p) => `${p.units}`,
  example: { params: { units: 1 }, inputs: [[0.6, -1.2]] },
  related: ['dense', 'sign'],
  lecture: '(1.1)–(1.6)',
  text: {
    en: {
      title: 'Perceptron',
      keywords: ['Rosenblatt', 'threshold unit', 'single-layer network', 'newp', 'McCulloch–Pitts'],
      help: 'The unit that began it all: a weighted sum, and +1 or −1 by its sign (0 counts as +1). It has no gradient, so a learning rule trains it: the perceptron rule, pocket, Maxover or Winnow.',
      pitfall: 'Its step has no gradient: only a learning rule teaches it, and only what a line can part.',
      formula: 'y = sign(xW + b)',
      params: {
        units: { title: 'Units', help: 'Number of perceptrons side by side; one tells two classes apart.' },
        useBias: {
          title: 'Bias',
          help: 'A constant that is learned like any other weight; without it the line goes through the origin.',
        },
      },
    },
    uk: {
      title: 'Перцептрон',
      keywords: ['Розенблат', 'пороговий елемент', 'одношарова мережа', 'персептрон', 'newp', 'Маккалок', 'Піттс'],
      help: 'Вузол, з якого все почалося: зважена сума, а з неї +1 чи −1 за знаком (0 вважаємо за +1). Градієнта він не має, тож навчає його правило: перцептрона, кишенькове, Maxover чи Winnow.',
      pitfall: 'Сходинка не має градієнта: його вчить лише правило, і лише того, що розділяє пряма.',
      formula: 'y = sign(xW + b)',
      params: {
        units: { title: 'Вузли', help: 'Скільки перцептронів поруч; один розрізняє два класи.' },
        useBias: {
          title: 'Зсув',
          help: 'Стала, яку вивчають так само, як ваги; без неї пряма проходить через початок координат.',
        },
      },
    },
  },
})
