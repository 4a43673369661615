const COLORS = [
  'var(--accent)',
  'var(--cat-activation)',
  'var(--cat-objective)',
  'var(--cat-merge)',
  'var(--cat-convolution)',
  'var(--cat-regularize)',
] as const

/** The color of a class, by its number. */
export const classColor = (of: number): string => COLORS[of % COLORS.length] ?? COLORS[0]
