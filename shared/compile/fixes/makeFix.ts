import type { Fix } from '../../graph/diagnostic'
import type { FixCode } from '../../graph/diagnostics/fixTexts'
import type { Edit, LabeledEdit } from '../../graph/edit'

/** A fix from an edit. */
export const makeFix = (code: FixCode, values: Fix['values'], edit: Edit): Fix => ({
  code,
  values,
  change: { label: 'fix', edit },
})

/** A fix from what a command gives; `null` where the command had nothing to do. */
export const fixFrom = (code: FixCode, values: Fix['values'], change: LabeledEdit | null): Fix | null =>
  change && makeFix(code, values, change.edit)
