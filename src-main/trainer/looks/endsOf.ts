import { chosen } from '@shared/catalog/chosen'
import type { CheckedNode } from '@shared/compile/checkedGraph'

/** Where an activation has a flat side: at 0, or at both ends of its range. */
export interface Ends {
  readonly dead: boolean
  readonly range?: readonly [number, number]
}

/** Arguments by which a bounded side has reached its end. */
const FAR = [1e3, 1e4] as const

/** The ends of the activation that makes what comes out of a node; `undefined`: none does, or it is not elementwise. */
export function endsOf({ item, params }: CheckedNode): Ends | undefined {
  if (item?.kind !== 'layer' && item?.kind !== 'activation') return undefined
  if (item.kind === 'layer' && item.innerActivation) return undefined
  const made = item.kind === 'activation' ? { item, params } : chosen('activation', params['activation'])
  const plot = made?.item.plot
  if (!made || !plot || made.item.flat !== undefined) return undefined
  const at = (x: number): number => plot(x, made.params as never)
  const side = (sign: number): number | undefined =>
    Math.abs(at(sign * FAR[0]) - at(sign * FAR[1])) < 1e-6 ? at(sign * FAR[0]) : undefined
  const [low, high] = [side(-1), side(1)]
  if (low !== undefined && high !== undefined) return low < high ? { dead: false, range: [low, high] } : undefined
  return low === 0 ? { dead: true } : undefined
}
