import { appendFileSync } from 'node:fs'

export interface Support {
  /** Id of an exporter or importer. */
  readonly format: string
  /** Id of a template. */
  readonly template: string
  /** `same`: the target loads it and predicts what we predict; `refused`: it says why it cannot be written. */
  readonly status: 'same' | 'refused'
  /** Why it is refused. */
  readonly reason?: string
  /** Largest difference from our predictions, relative to their scale. */
  readonly worst?: number
}

/** Adds a line of JSON to `$NEUROLOOM_MATRIX`, which the table of formats and templates is made from; does nothing where that is not set. */
export function recordSupport(support: Support): void {
  const file = process.env['NEUROLOOM_MATRIX']
  if (file) appendFileSync(file, `${JSON.stringify(support)}\n`)
}
