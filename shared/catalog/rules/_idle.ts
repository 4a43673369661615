import type { RuleArgs } from '../define/teaching'
import type { Tensor, Tf } from '../define/tf'
import { winners } from '../layers/_prototypes'
import { meet } from './_pull'

/** Units that are nearest to no row of a batch; nothing of batches that have fewer rows than there are units. */
export function idleUnits(tf: Tf, { layer }: RuleArgs<unknown>): Record<string, Tensor> {
  const { squared } = meet(tf, layer)
  const [batch = 1, units = 1] = squared.shape
  if (batch < units) return {}
  const won = tf.sum(winners(tf, squared), 0)
  return { idleUnits: tf.sum(tf.cast(tf.equal(won, 0), 'float32')) }
}

/** Title of that measure. */
export const idleText = { en: 'Units that won nothing', uk: 'Вузли без перемог' } as const
