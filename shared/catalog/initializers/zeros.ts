import { defineInitializer } from '../define/initializer'
import { fill } from './_fill'

/** All zeros. Keras `Zeros`. */
export default defineInitializer({
  id: 'zeros',
  params: {},
  sample: ({ shape }) => fill(shape, () => 0),
  keras: () => ({ className: 'Zeros', config: {}, name: 'zeros' }),
  text: {
    en: {
      title: 'Zeros',
      help: 'All values start at 0. Right for biases; weights must not, for then all units of a layer stay alike.',
      pitfall: 'All units of a layer that begins so stay alike for ever: right for biases, never for kernels.',
      formula: 'w = 0',
      params: {},
    },
    uk: {
      title: 'Нулі',
      help: 'Усі значення починаються з 0. Годиться для зсувів; для ваг — ні, бо тоді всі вузли шару лишаються однаковими.',
      pitfall: 'Усі вузли такого шару назавжди однакові: годиться для зсувів, але не для ядер.',
      formula: 'w = 0',
      params: {},
    },
  },
})
