import type { ItemChoice } from '@shared/graph/document'
import { problem } from '@shared/result'
import { rateLines, type RateWords } from '../script/rateLines'
import type { Draft } from './Draft'

const TYPESCRIPT: RateWords = {
  pi: 'Math.PI',
  cos: (angle) => `Math.cos(${angle})`,
  min: (first, second) => `Math.min(${first}, ${second})`,
  whole: (over, under) => `Math.floor(${over} / ${under})`,
  when: (condition, value) => [`if (${condition}) return ${value}`],
  restarts: (length, lengthen, lower) => [
    `let [length, top] = [${length}, 1]`,
    'while (step >= length) {',
    'step -= length',
    `;[length, top] = [${lengthen} * length, ${lower} * top]`,
    '}',
  ],
}

/** A function that gives the learning rate's share at a step; none where the rate stays. */
export function rateOf(choice: ItemChoice, epochs: number, { document, data }: Draft, name: string) {
  const perEpoch = Math.ceil(data.rows.train / document.training.batchSize)
  const body = rateLines(choice, { total: perEpoch * epochs, perEpoch }, TYPESCRIPT)
  const losses =
    body === undefined
      ? [
          problem('scheduleNotWritten', `The schedule ${choice.type} is not in the script: the learning rate stays.`, {
            type: choice.type,
          }),
        ]
      : []
  const about = '/** The share of the learning rate at a step; a step is one batch. */'
  const code = body ? `${about}\nfunction ${name}(step: number): number {\n${body.join('\n')}\n}` : undefined
  return { code, losses }
}
