/** What a thing is found by, dearest first; in every language at once. */
export interface SearchWords {
  /** Its titles and its id. */
  readonly titles: readonly string[]
  /** Other names it goes by. */
  readonly names: readonly string[]
  /** What is said of it, or what it holds. */
  readonly prose: readonly string[]
  /** `true`: comes after its equals. */
  readonly isLast?: boolean
}
