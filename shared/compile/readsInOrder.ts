import type { TrainingPlan } from './trainingPlan'

/** A value of the graph. */
interface End {
  readonly node: string
  readonly port: string
}

/**
 * The nodes between a sequence and a prediction, where all of them go through it moment by moment, first to last: the states of recurrent
 * layers are then all that has to be kept of what was read, and the sequence may come piece by piece and be of any length. `undefined`:
 * some do not, or other data come in.
 */
export function readsInOrder(
  { checked }: TrainingPlan,
  prediction: End,
  sequence: End,
): ReadonlySet<string> | undefined {
  const seen = new Set<string>()
  const inOrder = ({ node, port }: End): boolean => {
    if (node === sequence.node) return port === sequence.port
    if (seen.has(node)) return true
    seen.add(node)
    const { item, params, incoming = [] } = checked.nodes[node] ?? {}
    const { direction = 'forward', returnSequences } = (params ?? {}) as Readonly<Record<string, unknown>>
    const passes =
      item?.kind === 'activation' ||
      (item?.kind === 'layer' &&
        (item.perMoment === true ||
          (item.carries !== undefined && returnSequences === true && direction === 'forward')))
    return passes && incoming.every(({ source }) => inOrder(source))
  }
  return inOrder(prediction) ? seen : undefined
}
