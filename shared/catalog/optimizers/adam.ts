import { defineOptimizer } from '../define/optimizer'
import { adamArithmetic, adamConfig, adamParams, adamTexts, adamUpdate } from './_adam'
import { learningRate } from './_learningRate'

/** Adam (D. Kingma and J. Ba, 2015). Keras `Adam`. */
export default defineOptimizer({
  id: 'adam',
  params: { learningRate: learningRate(0.001), ...adamParams },
  slots: () => ['momentum', 'velocity'],
  update: adamUpdate,
  arithmetic: adamArithmetic,
  keras: (p) => ({ className: 'Adam', config: adamConfig(p) }),
  related: ['optimizers/adamw', 'optimizers/rmsprop', 'optimizers/nadam'],
  text: {
    en: {
      title: 'Adam',
      keywords: ['adaptive moments'],
      help: 'Momentum and a step size for every weight in one, each corrected for having started at zero. Works well nearly everywhere with its defaults: the usual first choice.',
      pitfall:
        'It divides by the size of the gradients, so that 0.001 is a real step: rates that suit SGD are far too high.',
      formula: 'w ← w − η · m̂ / (√v̂ + ε)',
      params: adamTexts.en,
    },
    uk: {
      title: 'Adam',
      keywords: ['Адам', 'адаптивний'],
      help: 'Імпульс і власний розмір кроку для кожної ваги водночас, обидва з поправкою на те, що почалися з нуля. Зі стандартними параметрами працює майже всюди: звичний перший вибір.',
      pitfall: 'Ділить на розмір градієнтів, тож 0,001 — справжній крок: швидкості, добрі для SGD, тут зависокі.',
      formula: 'w ← w − η · m̂ / (√v̂ + ε)',
      params: adamTexts.uk,
    },
  },
})
