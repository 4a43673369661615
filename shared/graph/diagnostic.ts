import type { DiagnosticCode } from './diagnostics/texts'
import type { LabeledEdit } from './edit'

/** Where a diagnostic is shown. */
export type DiagnosticTarget =
  | { readonly kind: 'document' }
  | { readonly kind: 'training'; readonly setting: string }
  | { readonly kind: 'node'; readonly node: string }
  | { readonly kind: 'port'; readonly node: string; readonly port: string; readonly side: 'input' | 'output' }
  | { readonly kind: 'param'; readonly node: string; readonly param: string }
  | { readonly kind: 'edge'; readonly edge: string }

/** An error stops training, a warning does not, an info is advice. */
export type Severity = 'error' | 'warning' | 'info'

/** One click that makes the problem go away. `code` finds the button's words in `diagnostics/fixTexts`. */
export interface Fix {
  readonly code: string
  readonly values: Readonly<Record<string, string | number>>
  readonly change: LabeledEdit
}

/** A reason, never a boolean: what is wrong, where, and what would mend it. */
export interface Diagnostic {
  readonly code: DiagnosticCode
  readonly severity: Severity
  readonly target: DiagnosticTarget
  readonly values: Readonly<Record<string, string | number>>
  readonly fixes: readonly Fix[]
}
