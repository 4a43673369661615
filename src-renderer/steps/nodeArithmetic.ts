import { chosen } from '@shared/catalog/chosen'
import { activationArithmetic, softmaxActivation } from '@shared/catalog/activations/_activationArithmetic'
import { NO_ARITHMETIC, type Arithmetic, type Line, type Numbers } from '@shared/catalog/define/arithmetic'
import type { LayerDefinition } from '@shared/catalog/define/layer'
import type { LossDefinition } from '@shared/catalog/define/loss'
import type { OptimizerDefinition } from '@shared/catalog/define/optimizer'
import type { ItemValue } from '@shared/catalog/define/params'
import { parseParams } from '@shared/catalog/define/params'
import type { JsonValue } from '@shared/graph/document'
import { weightSymbol } from './weightSymbol'
import type { CheckedNode } from '@shared/compile/checkedGraph'
import type { RehearsedBatch, SeenTensor } from '@shared/ipc/rehearsal'

/** A row of a batch. */
export function rowOf(seen: SeenTensor | undefined, row: number): Numbers | undefined {
  if (!seen) return undefined
  const shape = seen.shape.slice(1)
  const size = shape.reduce((product, length) => product * length, 1)
  return { shape, values: seen.values?.slice(row * size, (row + 1) * size) }
}

/** A chosen activation number by number. */
export function plainActivation(value: ItemValue): ((x: number) => number) | undefined {
  const found = chosen('activation', value)
  const plot = found?.item.plot
  return plot && ((x) => plot(x, found.params as never))
}

/** What comes into a node, of one row. */
const inputsOf = ({ incoming }: CheckedNode, { values }: RehearsedBatch, row: number): readonly Numbers[] =>
  incoming.map(({ source }) => rowOf(values[source.node]?.[source.port]?.value, row) ?? { shape: [] })

/** The loss of a row written out. */
function lossArithmetic(checked: CheckedNode, batch: RehearsedBatch, row: number): Arithmetic {
  const { node, item, params } = checked
  const loss = batch.losses[node.id]
  if (item?.kind !== 'loss' || loss === undefined || !params) return NO_ARITHMETIC
  const { rows } = batch
  const output = { shape: [], values: [loss] }
  const args = {
    inputs: inputsOf(checked, batch, row),
    weights: {},
    weightFlows: {},
    output,
    at: 0,
    rows,
    activation: plainActivation,
  }
  return (item as LossDefinition<never>).arithmetic?.({ ...args, p: params as never }) ?? NO_ARITHMETIC
}

/**
 * What the optimizer does to a number of each weight.
 *
 * @param chosen Its parameters, as the document has them.
 * @param at Number in the weight; of smaller ones the last.
 */
export function updateLines(
  optimizer: OptimizerDefinition | undefined,
  batch: RehearsedBatch,
  node: string,
  rate: number,
  chosen: Readonly<Record<string, JsonValue>> = {},
  at = 0,
): readonly Line[] {
  const p = optimizer && parseParams(optimizer.params, chosen).params
  return Object.entries(batch.weights[node] ?? {}).flatMap(
    ([name, { before, gradient, after, slots = {}, update = NaN }]) => {
      const numberOf = (seen: SeenTensor | undefined): number | undefined =>
        seen?.values?.[Math.min(at, seen.values.length - 1)]
      const [from, slope, to] = [before, gradient, after].map(numberOf)
      if (from === undefined || slope === undefined || to === undefined || !p) return []
      const kept = Object.entries(slots).map(([slot, seen]) => [slot, { before: numberOf(seen.before) ?? NaN, after: numberOf(seen.after) ?? NaN }] as const) // prettier-ignore
      const symbol = weightSymbol(name) ?? 'w'
      const args = {
        p,
        symbol,
        rate,
        update,
        before: from,
        gradient: slope,
        after: to,
        slots: Object.fromEntries(kept),
      }
      return optimizer?.arithmetic?.(args) ?? []
    },
  )
}

/** A number of what a node computed for a row, written out, and how its gradient goes on. */
export function nodeArithmetic(checked: CheckedNode, batch: RehearsedBatch, row: number, at: number): Arithmetic {
  const { node, item, params } = checked
  if (item?.kind === 'loss') return lossArithmetic(checked, batch, row)
  const [port = ''] = Object.keys(batch.values[node.id] ?? {})
  const made = batch.values[node.id]?.[port]
  const output = rowOf(made?.value, row)
  if (!item || !output || !params) return NO_ARITHMETIC
  const inputs = inputsOf(checked, batch, row)
  const weights = Object.fromEntries(
    Object.entries(batch.weights[node.id] ?? {}).map(([name, { before }]) => [name, before]),
  )
  const weightFlows = Object.fromEntries(
    Object.entries(batch.weights[node.id] ?? {}).flatMap(([name, { gradient }]) =>
      gradient ? [[name, gradient]] : [],
    ),
  )
  const { rows } = batch
  const args = {
    inputs,
    weights,
    weightFlows,
    output,
    at,
    flow: rowOf(made?.gradient, row),
    rows,
    activation: plainActivation,
  }
  if (item.kind === 'activation') {
    const { plot } = item
    if (item.id === 'softmax') return softmaxActivation(args)
    return plot ? activationArithmetic(args, (x) => plot(x, params as never)) : NO_ARITHMETIC
  }
  if (item.kind !== 'layer') return NO_ARITHMETIC
  return (item as LayerDefinition<never>).arithmetic?.({ ...args, p: params as never }) ?? NO_ARITHMETIC
}
