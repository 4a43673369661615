export interface TsneJob {
  readonly rows: readonly (readonly number[])[]
  readonly perplexity: number
}

/** How far it has come, 0–1, and where the points are now. */
export interface TsneNews {
  readonly share: number
  readonly points: readonly (readonly number[])[]
}
