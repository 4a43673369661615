import type { LayerDefinition } from '@shared/catalog/define/layer'
import type { AnyItem } from '../explained'
import { plainTf } from '../plain/plainTf'
import { firstValues, type Example, type Made, type Rows, type Values } from './Example'
import { activationExample, constraintExample, initializerExample, regularizerExample } from './functionExamples'
import { layerExamples } from './layerExample'
import { lossExamples, metricExamples } from './lossExample'
import { ruleExamples } from './ruleExample'
import { optimizerExample, scheduleExample } from './trainingExamples'

/** Most numbers that a thing of an example has. */
const MOST = 64

/** What comes of an example with these numbers. */
export const computeExample = (example: Example, values: Values, seed: number): readonly Made<Rows>[] =>
  example.compute(plainTf, values, seed) as unknown as readonly Made<Rows>[]

function candidates(item: AnyItem, params: Readonly<Record<string, unknown>>): readonly Example[] {
  switch (item.kind) {
    case 'layer':
      return layerExamples(item as LayerDefinition, params)
    case 'activation':
      return [activationExample(item, params)]
    case 'loss':
      return item.rule ? ruleExamples(item) : lossExamples(item, params)
    case 'metric':
      return metricExamples(item)
    case 'optimizer':
      return [optimizerExample(item)]
    case 'schedule':
      return [scheduleExample(item, params)]
    case 'initializer':
      return [initializerExample(item)]
    case 'regularizer':
      return [regularizerExample(item)]
    case 'constraint':
      return [constraintExample(item)]
    default:
      return []
  }
}

/** Whether an example comes to numbers, and to few enough. */
function works(example: Example): boolean {
  try {
    const made = computeExample(example, firstValues(example), 1)
    const all = [...made.map(({ tensor }) => tensor), ...example.fields]
    return made.length > 0 && all.every(({ values }) => values.length > 0 && values.length <= MOST && values.every(Number.isFinite)) // prettier-ignore
  } catch {
    return false
  }
}

/**
 * A handful of numbers put through an item's own code; `undefined`: there is nothing to show in a few numbers.
 *
 * @param params Of the node that was asked of, as far as an example can have them.
 */
export const exampleOf = (item: AnyItem, params: Readonly<Record<string, unknown>> = {}): Example | undefined =>
  item.example === null ? undefined : candidates(item, params).find(works)

/** Whether chance has a part in an example. */
export const drawsAtRandom = (example: Example): boolean => {
  const values = firstValues(example)
  const told = Array.from({ length: 12 }, (_, i) => i + 1).map((seed) => JSON.stringify(computeExample(example, values, seed).map(({ tensor }) => tensor.values))) // prettier-ignore
  return new Set(told).size > 1
}
