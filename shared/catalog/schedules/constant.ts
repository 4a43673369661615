import { defineSchedule } from '../define/schedule'
import { withWarmUp } from './_warmUp'

/** The base rate throughout. */
export default defineSchedule(
  withWarmUp({
    id: 'constant',
    params: {},
    factor: () => 1,
    keras: () => null,
    text: {
      en: {
        title: 'Constant',
        keywords: ['fixed rate'],
        help: 'The learning rate stays as it is set. Start with this.',
        formula: 'η(t) = η₀',
        params: {},
      },
      uk: {
        title: 'Стала',
        keywords: ['незмінна швидкість'],
        help: 'Швидкість навчання не змінюється. Починайте з цього.',
        formula: 'η(t) = η₀',
        params: {},
      },
    },
  }),
)
