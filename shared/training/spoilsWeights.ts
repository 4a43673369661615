const SPOILING: ReadonlySet<string> = new Set(['lossNotFinite', 'weightsNotFinite'])

/** Whether a run that failed with this problem cannot go on: its checkpoint can be looked at, but would fail again at the next step. */
export const spoilsWeights = ({ code }: { readonly code: string }): boolean => SPOILING.has(code)
