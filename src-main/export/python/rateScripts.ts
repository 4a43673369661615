import type { ItemChoice } from '@shared/graph/document'
import { rateLines, type RateBase, type RateWords } from '../script/rateLines'

const PYTHON: RateWords = {
  pi: 'np.pi',
  cos: (angle) => `np.cos(${angle})`,
  min: (first, second) => `min(${first}, ${second})`,
  whole: (over, under) => `(${over} // ${under})`,
  when: (condition, value) => [`if ${condition}:`, `    return ${value}`],
  restarts: (length, lengthen, lower) => [
    `length, top = ${length}, 1`,
    'while step >= length:',
    '    step -= length',
    `    length, top = ${lengthen} * length, ${lower} * top`,
  ],
}

/**
 * A function in Python that gives the share of the learning rate at a step, a batch being one; `null`: the rate stays as it is, and
 * `undefined`: it cannot be told from the step alone.
 */
export function rateScript(choice: ItemChoice, base: RateBase, name: string): string | null | undefined {
  const body = rateLines(choice, base, PYTHON)
  return (
    body &&
    [
      `def ${name}(step):`,
      '    """The share of the learning rate at a step; a step is one batch."""',
      ...body.map((line) => `    ${line}`),
    ].join('\n')
  )
}
