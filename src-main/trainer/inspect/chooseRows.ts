import type { TrainingPlan } from '@shared/compile/trainingPlan'
import type { PreparedData } from '../program/prepareData'
import { classesOfRows } from './classesOfRows'

/** Numbers of rows of the training part: one class after the other and again where there are classes, else the first ones; too few are repeated. */
export function chooseRows(
  plan: TrainingPlan,
  data: PreparedData,
  datasets: readonly string[],
  count: number,
): number[] {
  const train = [...data.split.train]
  const classes = classesOfRows(plan, data, datasets)
  if (!classes) return Array.from({ length: count }, (_, i) => train[i % train.length] ?? 0)
  const byClass = new Map<number, number[]>()
  for (const row of train) {
    const own = byClass.get(classes[row] ?? 0) ?? []
    byClass.set(classes[row] ?? 0, own)
    own.push(row)
  }
  const lists = [...byClass].sort(([a], [b]) => a - b).map(([, rows]) => rows)
  return Array.from({ length: count }, (_, i) => {
    const list = lists[i % lists.length] ?? train
    return list[Math.floor(i / lists.length) % list.length] ?? 0
  })
}
