import { chosen } from '@shared/catalog/chosen'
import type { WeightSpec } from '@shared/catalog/define/layer'
import type { ItemValue } from '@shared/catalog/define/params'
import type { Standing } from '../inspect/rehearse'
import { createNetwork } from '../program/createNetwork'
import { createWeights } from '../program/createWeights'
import type { PreparedData } from '../program/prepareData'
import { supervisedProgram } from '../program/supervisedProgram'
import type { OpenNetwork } from '../session/openNetwork'

/**
 * Works with the network of a run as it would begin from other weights, and gives these free; the run's own are not touched.
 *
 * @param initializer Of weights that learn and have as many axes as it takes, two at least.
 */
export function freshStanding<T>(
  open: OpenNetwork,
  data: PreparedData,
  initializer: ItemValue,
  work: (standing: Standing) => T,
): T {
  const { tf, plan } = open
  const { rank = 2 } = chosen('initializer', initializer)?.item ?? {}
  const initialize = ({ parts, ...spec }: WeightSpec): WeightSpec =>
    spec.trainable && !spec.byRule && spec.shape.length >= Math.max(2, rank)
      ? { ...spec, initializer }
      : { ...spec, ...(parts && { parts }) }
  const weights = createWeights(tf, plan, initialize)
  const network = createNetwork(tf, plan, weights)
  const program = supervisedProgram(tf, plan, data, weights, network)
  try {
    const [entry = ''] = program.learning
    const set = program.schedule.phases[0]?.cells(0)
    return work({ network: { ...open, weights, network }, program, clock: 0, entry, ...(set && { set }) })
  } finally {
    for (const { value } of Object.values(program.state)) value.dispose()
  }
}
