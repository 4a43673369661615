import { ok } from '../../result'
import { defineLayer } from '../define/layer'
import { float } from '../define/params'
import { sizeOf } from '../define/tensorType'

/** In training multiplies by normal noise of mean 1 and variance rate / (1 − rate). Keras `GaussianDropout`. */
export default defineLayer({
  id: 'gaussianDropout',
  category: 'regularize',
  icon: '∼',
  inputs: [{ name: 'input' }],
  outputs: [{ name: 'output' }],
  params: { rate: float(0, 0.95, 0.3, { midRun: true }) },
  inferShape: (_p, [x = []]) => ok(x),
  weights: () => ({}),
  multiplyAdds: (_p, _inputs, output) => sizeOf(output),
  forward: (tf, { x, p, ctx }) => {
    if (!ctx.training || p.rate === 0) return x
    const deviation = Math.sqrt(p.rate / (1 - p.rate))
    return tf.mul(x, tf.add(tf.mul(ctx.draw.normal(x.shape), deviation), 1))
  },
  keras: (p) => ({ className: 'GaussianDropout', config: { rate: p.rate } }),
  summary: (p) => `${p.rate}`,
  text: {
    en: {
      title: 'Gaussian dropout',
      keywords: ['multiplicative noise'],
      help: 'A soft dropout: in training every number is multiplied by a random factor around 1, as varied as dropout of the same rate would make it, but without zeros. Outside training it does nothing. Use it like dropout.',
      formula: 'y = x · (1 + z · √(r / (1 − r))), z ∼ N(0, 1)',
      params: { rate: { title: 'Rate', help: 'The rate of the dropout that varies as much: 0.2–0.5 is usual.' } },
    },
    uk: {
      title: 'Гаусів дропаут',
      keywords: ['мультиплікативний шум', 'гауссів дропаут', 'прорідження'],
      help: 'М’який дропаут: на навчанні кожне число множиться на випадковий множник довкола 1, з таким самим розкидом, як у дропауту тієї ж частки, але без нулів. Поза навчанням нічого не робить. Застосовують, як дропаут.',
      formula: 'y = x · (1 + z · √(r / (1 − r))), z ∼ N(0, 1)',
      params: { rate: { title: 'Частка', help: 'Частка дропауту з таким самим розкидом: зазвичай 0,2–0,5.' } },
    },
  },
})
