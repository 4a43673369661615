import { defineInitializer } from '../define/initializer'
import { float } from '../define/params'
import { fill } from './_fill'

/** One value everywhere. Keras `Constant`. */
export default defineInitializer({
  id: 'constant',
  params: { value: float(-1000, 1000, 0) },
  sample: ({ p, shape }) => fill(shape, () => p.value),
  keras: (p) => ({ className: 'Constant', config: { value: p.value }, name: 'constant' }),
  text: {
    en: {
      title: 'Constant',
      help: 'All values start alike: a bias that should begin at 0.1 or −2. Weights must not start so, for then all units of a layer stay alike.',
      formula: 'w = c',
      params: { value: { title: 'Value c', help: 'The value that all start at.' } },
    },
    uk: {
      title: 'Стала',
      help: 'Усі значення починаються з одного числа: наприклад, зсув із 0,1 чи −2. Для ваг не годиться, бо тоді всі вузли шару лишаються однаковими.',
      formula: 'w = c',
      params: { value: { title: 'Значення c', help: 'Число, з якого все починається.' } },
    },
  },
})
