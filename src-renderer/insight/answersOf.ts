import type { TrainingPlan } from '@shared/compile/trainingPlan'

/** Loss nodes whose prediction depends on data. The others have theirs from noise alone: what a person gives changes nothing there. */
export function answersOf({
  checked,
  datasets,
  objectives,
}: Pick<TrainingPlan, 'checked' | 'datasets' | 'objectives'>): ReadonlySet<string> {
  const depends = (node: string): boolean => {
    const found = new Set<string>([node])
    // A set is walked through to its end, and what is put in on the way as well.
    for (const id of found) for (const { source } of checked.nodes[id]?.incoming ?? []) found.add(source.node)
    return datasets.some((id) => found.has(id))
  }
  return new Set(objectives.flatMap(({ node, prediction }) => (depends(prediction.node) ? [node] : [])))
}
