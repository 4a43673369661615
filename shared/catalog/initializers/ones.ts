import { defineInitializer } from '../define/initializer'
import { fill } from './_fill'

/** All ones. Keras `Ones`. */
export default defineInitializer({
  id: 'ones',
  params: {},
  sample: ({ shape }) => fill(shape, () => 1),
  keras: () => ({ className: 'Ones', config: {}, name: 'ones' }),
  text: {
    en: {
      title: 'Ones',
      help: 'All values start at 1: for factors that should change nothing at first.',
      formula: 'w = 1',
      params: {},
    },
    uk: {
      title: 'Одиниці',
      help: 'Усі значення починаються з 1: для множників, що спершу не мають нічого змінювати.',
      formula: 'w = 1',
      params: {},
    },
  },
})
