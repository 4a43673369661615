import type { GraphDocument, TrainingSettings } from '../document'
import type { LabeledEdit } from '../edit'

/** Changes training settings; a key that is `undefined` is removed. `null` when nothing changes. */
export function setTraining(
  document: GraphDocument,
  patch: { readonly [K in keyof TrainingSettings]?: TrainingSettings[K] | undefined },
): LabeledEdit | null {
  const merged = Object.entries({ ...document.training, ...patch }).filter(([, value]) => value !== undefined)
  const training = Object.fromEntries(merged) as TrainingSettings
  if (JSON.stringify(training) === JSON.stringify(document.training)) return null
  return { label: 'training', edit: { type: 'set', patch: { training } } }
}
