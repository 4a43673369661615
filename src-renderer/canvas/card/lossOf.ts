import type { RunState } from '@shared/training/runState'
import { isLive } from '../../state/session/isLive'

/**
 * The last measured loss of a node in a run; `later`: the run goes on, and a phase to come measures it; `undefined`: the run does not know it.
 *
 * @param losses Nodes with a loss in the network of the run; absent: not noted.
 */
export function lossOf(
  node: string,
  { series, status }: Pick<RunState, 'series' | 'status'>,
  losses: readonly string[] | undefined,
): number | 'later' | undefined {
  // The one loss of a run has no name in its curves: a node that took its place has not been measured.
  if (losses?.includes(node) === false) return undefined
  const own = series[`train/loss/${node}`]?.values.at(-1)
  if (own !== undefined) return own
  const keys = Object.keys(series)
  // With several losses, or one that a layer adds, the nameless one is what the phase that goes on now sums up.
  const several = (losses?.length ?? 0) > 1 || keys.some((key) => key.startsWith('train/loss/'))
  if (!several) return series['train/loss']?.values.at(-1)
  return isLive(status) && keys.includes('train/loss') ? 'later' : undefined
}
