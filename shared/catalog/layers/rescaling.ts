import { ok } from '../../result'
import { defineLayer } from '../define/layer'
import { float } from '../define/params'
import { sizeOf } from '../define/tensorType'

/** y = x · scale + offset. Keras `Rescaling`. */
export default defineLayer({
  id: 'rescaling',
  category: 'core',
  icon: 'ax',
  inputs: [{ name: 'input' }],
  outputs: [{ name: 'output' }],
  params: { scale: float(-1_000_000, 1_000_000, 1), offset: float(-1_000_000, 1_000_000, 0) },
  inferShape: (_p, [x = []]) => ok(x),
  weights: () => ({}),
  multiplyAdds: (_p, _inputs, output) => sizeOf(output),
  forward: (tf, { x, p }) => tf.add(tf.mul(tf.cast(x, 'float32'), p.scale), p.offset),
  keras: (p) => ({ className: 'Rescaling', config: { scale: p.scale, offset: p.offset } }),
  summary: (p) => `× ${p.scale}, + ${p.offset}`,
  example: { params: { scale: 0.5, offset: 1 } },
  text: {
    en: {
      title: 'Rescaling',
      keywords: ['scale', 'normalize', 'standardize', 'pixel values'],
      help: 'Multiplies every number by one constant and adds another. It brings data into the range that the network likes: scale 2 and offset −1 turn 0…1 into −1…1, which suits tanh.',
      formula: 'y = s · x + o',
      params: {
        scale: { title: 'Scale', help: 'The factor s; 0.00392 (1/255) turns bytes of pixels into 0…1.' },
        offset: { title: 'Offset', help: 'The constant o that is added after the product.' },
      },
    },
    uk: {
      title: 'Масштабування',
      keywords: ['нормування', 'нормалізація даних', 'масштаб', 'пікселі'],
      help: 'Множить кожне число на одну сталу й додає іншу. Приводить дані до зручного мережі діапазону: множник 2 і доданок −1 перетворюють 0…1 на −1…1, що пасує до tanh.',
      formula: 'y = s · x + o',
      params: {
        scale: { title: 'Множник', help: 'Стала s; 0,00392 (1/255) перетворює байти пікселів на 0…1.' },
        offset: { title: 'Доданок', help: 'Стала o, що додається після множення.' },
      },
    },
  },
})
