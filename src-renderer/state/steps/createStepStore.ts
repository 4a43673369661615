import type { CheckedGraph } from '@shared/compile/checkedGraph'
import type { Rehearsal, RehearsedBatch } from '@shared/ipc/rehearsal'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Stage } from './toStages'

/** The next step of a run, walked through stage by stage. */
export interface Walk {
  readonly runId: string
  readonly rehearsal: Rehearsal
  /** The graph of the run. */
  readonly checked: CheckedGraph
  readonly stages: readonly Stage[]
}

export interface StepsState {
  /** What is walked through; `null`: nobody looks at steps, or nothing is known of the next one yet. */
  readonly walk: Walk | null
  /** Number of the stage that was reached. */
  readonly place: number
  /** A single sample goes through, not the whole batch. */
  readonly sample: boolean
  /** Number of that sample in the batch, from 0. */
  readonly row: number
  /** Nodes of which all numbers are asked for. */
  readonly whole: readonly string[]
  /** It goes from stage to stage by itself. */
  readonly plays: boolean
  /** Another step to walk through; `null`: none. */
  show(walk: Walk | null): void
  /** To a stage, or the nearest that there is. */
  go(place: number): void
  set(patch: Partial<Pick<StepsState, 'sample' | 'row' | 'whole' | 'plays'>>): void
}
export type StepStore = StoreApi<StepsState>

export const createStepStore = (): StepStore =>
  createStore<StepsState>((set) => ({
    walk: null,
    place: 0,
    sample: true,
    row: 0,
    whole: [],
    plays: false,
    show: (walk) =>
      set(({ walk: before, place }) => {
        // What is asked anew of the same step is looked at from the same place.
        const same = before?.runId === walk?.runId && before?.rehearsal.step === walk?.rehearsal.step
        return { walk, place: same ? Math.min(place, Math.max(0, (walk?.stages.length ?? 1) - 1)) : 0 }
      }),
    go: (place) => set(({ walk }) => ({ place: Math.max(0, Math.min(place, (walk?.stages.length ?? 1) - 1)) })),
    set: (patch) => set(patch),
  }))

/** What is known of a node at the stage that was reached. */
export interface NodeStep {
  readonly batch: RehearsedBatch
  /** Its gradient has come back; its value has been computed. */
  readonly returned: boolean
  /** It is its turn. */
  readonly current: Stage['course'] | undefined
}

/** How far a walk has come with a node; `undefined`: it has not come to it, or nobody walks. */
export function nodeStep({ walk, place }: Pick<StepsState, 'walk' | 'place'>, node: string): NodeStep | undefined {
  const at = walk?.stages[place]
  const batch = at && walk?.rehearsal.batches[at.batch]
  if (!walk || !at || !batch) return undefined
  const reached = (course: Stage['course']): boolean =>
    walk.stages.some(
      (stage, i) => i <= place && stage.batch === at.batch && stage.node === node && stage.course === course,
    )
  if (!reached('forward')) return undefined
  return { batch, returned: reached('backward'), current: at.node === node ? at.course : undefined }
}
