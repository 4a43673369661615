export interface BoundarySettings {
  /** The loss that looks at the output; empty: the first. */
  readonly loss: string
  /** Numbers of the features along the axes. */
  readonly x: number
  readonly y: number
  readonly hold: 'median' | 'mean'
  /** Of an output whose numbers are no classes: which. */
  readonly unit: number
  /** Points of the validation part are shown too. */
  readonly validation: boolean
}
