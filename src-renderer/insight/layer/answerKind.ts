import type { Objective } from '@shared/compile/trainingPlan'
import type { ViewLayer } from '../../inside/viewLayers'

/** What a layer says of what it is given, where nothing is compared with it: the way that it knows, the unit that wins, what it makes of it. */
export type AnswerKind = 'maze' | 'tour' | 'winner' | 'recall'

/** How the answer at an objective is told in the words of its layer; `undefined`: as a prediction, beside its target. */
export function answerKind(
  layer: ViewLayer | undefined,
  { prediction, target }: Pick<Objective, 'prediction' | 'target'>,
): AnswerKind | undefined {
  if (!layer || prediction.node !== target.node || prediction.port !== target.port) return undefined
  const has = (wanted: (view: ViewLayer['views'][number]) => boolean): boolean => layer.views.some(wanted)
  if (has(({ kind }) => kind === 'maze')) return 'maze'
  if (has(({ kind }) => kind === 'tour')) return 'tour'
  if (has((view) => view.kind === 'prototypes' && view.weight === 'prototypes')) return 'winner'
  return has(({ kind }) => kind === 'film') ? 'recall' : undefined
}

/** Whether a layer answers the same whatever it is given. */
export const isStanding = (kind: AnswerKind | undefined): boolean => kind === 'maze' || kind === 'tour'
