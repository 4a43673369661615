import type { CheckedGraph } from '@shared/compile/checkedGraph'

/** Whether a network has a loss, and weights that gradients change: not only learning rules. */
export const learnsByGradients = ({ nodes }: CheckedGraph): boolean => {
  const all = Object.values(nodes)
  return (
    all.some(({ item }) => item?.kind === 'loss') &&
    all.some(({ weights }) => Object.values(weights).some(({ trainable, byRule }) => trainable && !byRule))
  )
}
