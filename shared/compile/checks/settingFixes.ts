import { setTraining } from '../../graph/commands/setTraining'
import type { Fix } from '../../graph/diagnostic'
import type { FixCode } from '../../graph/diagnostics/fixTexts'
import type { TrainingSettings } from '../../graph/document'
import type { CheckContext } from '../checkContext'
import { fixFrom } from '../fixes/makeFix'

/** Changes training settings. */
export const settingFix = (
  context: CheckContext,
  code: FixCode,
  values: Fix['values'],
  patch: { readonly [K in keyof TrainingSettings]?: TrainingSettings[K] | undefined },
): Fix | null => fixFrom(code, values, setTraining(context.document, patch))
