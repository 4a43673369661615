import { storedSize, type Labels } from '@shared/catalog/define/tensorType'
import type { DatasetPreview } from '@shared/ipc/types'

/** The port that says of each row which class it is, and its labels. */
export function classesOf({
  outputs,
}: Pick<DatasetPreview, 'outputs'>): { readonly port: string; readonly labels: Labels } | undefined {
  for (const [port, type] of Object.entries(outputs))
    if (type.labels && storedSize(type) === 1) return { port, labels: type.labels }
  return undefined
}

/** Whether the rows are points: one feature against the target, or two features with a class or a number each. */
export function isPlane({ outputs }: Pick<DatasetPreview, 'outputs'>): boolean {
  const { features, target } = outputs
  const [size] = features?.shape ?? []
  return features?.shape.length === 1 && (size === 1 || size === 2) && target !== undefined && storedSize(target) === 1
}
