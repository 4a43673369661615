import { sizeOf } from '@shared/catalog/define/tensorType'
import type { TrainingPlan } from '@shared/compile/trainingPlan'
import { portKey, type PreparedData } from '../program/prepareData'
import { labeledClasses } from './toClasses'

/** Class of each row of the first of these data nodes that has classes. */
export function classesOfRows(
  plan: TrainingPlan,
  { tables }: PreparedData,
  datasets: readonly string[],
): readonly number[] | undefined {
  for (const id of datasets)
    for (const [port, { labels }] of Object.entries(plan.checked.nodes[id]?.outputs ?? {})) {
      const table = tables[portKey(id, port)]
      const rows = table ? table.values.length / sizeOf(table.shape) : 0
      if (labels && table) return labeledClasses(table.values, rows, labels)
    }
  return undefined
}
