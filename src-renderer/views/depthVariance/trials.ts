/** Ways to begin that are compared, and how their curves are drawn. */
export interface Trial {
  readonly id: string
  readonly type: string
  readonly params: Readonly<Record<string, number>>
  /** Number of a color of the classes. */
  readonly color: number
  readonly dash: readonly number[]
}

export const TRIALS: readonly Trial[] = [
  { id: 'zeros', type: 'zeros', params: {}, color: 4, dash: [2, 3] },
  { id: 'small', type: 'randomNormal', params: { stddev: 0.01 }, color: 1, dash: [] },
  { id: 'large', type: 'randomNormal', params: { stddev: 1 }, color: 0, dash: [] },
  { id: 'uniform', type: 'randomUniform', params: {}, color: 8, dash: [6, 3] },
  { id: 'glorotUniform', type: 'glorotUniform', params: {}, color: 2, dash: [] },
  { id: 'heNormal', type: 'heNormal', params: {}, color: 3, dash: [] },
  { id: 'lecunNormal', type: 'lecunNormal', params: {}, color: 5, dash: [6, 3] },
  { id: 'orthogonal', type: 'orthogonal', params: {}, color: 7, dash: [2, 3] },
]
