import type { Rehearsal, RehearsedBatch } from '@shared/ipc/rehearsal'

/** Ways through a batch, one after another. */
export const COURSES = ['forward', 'backward', 'update'] as const
export type Course = (typeof COURSES)[number]

/** A node's turn in a step: its value is computed, its gradient comes back, or its weights are changed. */
export interface Stage {
  readonly course: Course
  /** Number of the batch in the step. */
  readonly batch: number
  readonly node: string
}

const hasFlow = ({ values, weights }: RehearsedBatch, node: string): boolean =>
  Object.values(values[node] ?? {}).some(({ gradient }) => gradient !== undefined) ||
  Object.values(weights[node] ?? {}).some(({ gradient }) => gradient !== undefined)

const isChanged = ({ weights }: RehearsedBatch, node: string): boolean =>
  Object.values(weights[node] ?? {}).some(({ gradient, before, after }) =>
    gradient !== undefined ? true : JSON.stringify(before) !== JSON.stringify(after),
  )

/**
 * The stages of a step in the order in which they come: of each batch the values of all nodes, then the gradients from the loss backwards,
 * then the weights.
 *
 * @param order Nodes so that sources come before targets.
 */
export function toStages({ batches }: Rehearsal, order: readonly string[]): readonly Stage[] {
  return batches.flatMap((batch, number) => {
    const told = order.filter((node) => batch.values[node] ?? batch.losses[node] !== undefined)
    const stage =
      (course: Course) =>
      (node: string): Stage => ({ course, batch: number, node })
    const flows = told.filter((node) => hasFlow(batch, node))
    // A loss that gradients come from is where they begin.
    const losses =
      flows.length > 0 ? told.filter((node) => batch.losses[node] !== undefined && !batch.values[node]) : []
    return [
      ...told.map(stage('forward')),
      ...[...flows, ...losses].reverse().map(stage('backward')),
      ...told.filter((node) => isChanged(batch, node)).map(stage('update')),
    ]
  })
}
