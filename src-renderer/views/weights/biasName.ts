import type { LookedWeights } from '@shared/looks/weights'

/** Name of the bias that goes with a kernel. */
export const biasName = (name: string): string => name.replace(/kernel$/, 'bias')

/** Weights that are shown by themselves: a bias with as many numbers as its kernel has outputs stands beside that. */
export const shownNames = (weights: LookedWeights['weights']): readonly string[] => {
  const beside = Object.entries(weights).flatMap(([name, { shape }]) => {
    const bias = weights[biasName(name)]
    const fits = biasName(name) !== name && bias?.shape.length === 1
    return fits && shape.slice(-2).includes(bias.values.length) ? [biasName(name)] : []
  })
  return Object.keys(weights).filter((name) => !beside.includes(name))
}
