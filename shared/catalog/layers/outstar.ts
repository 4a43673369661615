import { defineLayer, passesMask, ruledWeight } from '../define/layer'
import { int } from '../define/params'
import { sizeOf } from '../define/tensorType'
import { fromRows, toRows, withLast } from './_lastAxis'
import { weightOf } from './_weightOf'

/** y = xW on the last axis: `[..., inputs]` to `[..., units]`; row i of W is the picture that input i calls up (S. Grossberg 1969). Trained by rules alone. */
export default defineLayer({
  id: 'outstar',
  category: 'classical',
  icon: '✶',
  inputs: [{ name: 'input' }],
  outputs: [{ name: 'output' }],
  masking: passesMask,
  params: { units: int(1, 4096, 35) },
  inferShape: (p, [x = []]) => withLast(x, p.units),
  weights: (p, [x = []]) => ({ kernel: ruledWeight([x.at(-1) ?? 1, p.units], 'zeros') }),
  multiplyAdds: (_p, [x = []], output) => sizeOf(output) * (x.at(-1) ?? 0),
  forward: (tf, { x, w }) => fromRows(tf, tf.matMul(toRows(tf, x) as never, weightOf(w, 'kernel') as never), x),
  views: [{ kind: 'prototypes', weight: 'kernel' }],
  keras: () => null,
  summary: (p) => `${p.units}`,
  text: {
    en: {
      title: 'Grossberg outstar',
      short: 'Outstar',
      keywords: ['Grossberg star', 'outstar', 'counterpropagation', 'heteroassociative'],
      help: 'Each input is the middle of a star whose rays are its weights: when it is on, it calls up the picture that it has learned. Put it after a competition or class labels, so that one input is on at a time; the outstar rule teaches it.',
      formula: 'y = xW',
      params: { units: { title: 'Rays', help: 'Number of values of the picture that is called up.' } },
    },
    uk: {
      title: 'Вихідна зірка Гроссберга',
      short: 'Вихідна зірка',
      keywords: ['зірка Гроссберга', 'Гросберг', 'зустрічне поширення', 'outstar', 'гетероасоціативна'],
      help: 'Кожен вхід — середина зірки, промені якої — його ваги: увімкнувшись, він викликає картину, яку вивчив. Ставлять після змагання або міток класів, щоб увімкненим був один вхід; навчає її правило вихідної зірки.',
      formula: 'y = xW',
      params: { units: { title: 'Промені', help: 'Скільки значень має викликана картина.' } },
    },
  },
})
