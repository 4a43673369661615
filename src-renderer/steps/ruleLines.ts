import type { Line, Numbers } from '@shared/catalog/define/arithmetic'
import type { LossDefinition } from '@shared/catalog/define/loss'
import type { CheckedNode } from '@shared/compile/checkedGraph'
import type { RehearsedBatch, SeenWeight } from '@shared/ipc/rehearsal'
import { rowOf } from './nodeArithmetic'

/**
 * What a learning rule made of a number of its layer's weights, by one sample; of several rows nothing is written out.
 *
 * @param rate Learning rate of the step; NaN: the rule's own.
 */
export function ruleLines(
  { item, params, incoming: wires }: CheckedNode,
  layer: CheckedNode,
  batch: RehearsedBatch,
  rate: number,
  at: number,
): readonly Line[] {
  const { rule } = item as LossDefinition<never>
  const read = (wire: CheckedNode['incoming'][number] | undefined): readonly number[] | undefined =>
    wire && rowOf(batch.values[wire.source.node]?.[wire.source.port]?.value, 0)?.values
  const x = read(layer.incoming[0])
  if (!rule?.arithmetic || !x || batch.rows > 1) return []
  const weights = Object.entries(batch.weights[layer.node.id] ?? {})
  const weightsOf = (time: 'before' | 'after'): Readonly<Record<string, Numbers>> =>
    Object.fromEntries(weights.map(([name, seen]: [string, SeenWeight]) => [name, seen[time]]))
  const own = Number.isFinite(rate) ? rate : Number(params['learningRate'])
  const target = read(wires.find(({ target }) => target.port === 'target'))
  return rule.arithmetic({
    p: params as never,
    rate: own,
    x,
    target,
    before: weightsOf('before'),
    after: weightsOf('after'),
    at,
  })
}
