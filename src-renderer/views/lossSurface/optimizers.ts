/** An optimizer whose way is shown; its number among them is that of its color and of its mark. */
interface ShownOptimizer {
  readonly type: string
  readonly learningRate: number
  /** Of its line. */
  readonly dash: readonly number[]
}

/** Those of the lecture, with rates that suit x² + 10y². */
export const OPTIMIZERS: readonly ShownOptimizer[] = [
  { type: 'sgd', learningRate: 0.09, dash: [] },
  { type: 'momentum', learningRate: 0.02, dash: [8, 4] },
  { type: 'adagrad', learningRate: 0.8, dash: [2, 4] },
  { type: 'rmsprop', learningRate: 0.1, dash: [8, 3, 2, 3] },
  { type: 'adam', learningRate: 0.2, dash: [4, 3] },
]

/** Steps that each of them takes. */
export const STEPS = 80
