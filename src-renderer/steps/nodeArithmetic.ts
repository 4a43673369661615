import { chosen } from '@shared/catalog/chosen'
import { activationArithmetic } from '@shared/catalog/activations/_activationArithmetic'
import { NO_ARITHMETIC, type Arithmetic, type Line, type Numbers } from '@shared/catalog/define/arithmetic'
import type { LayerDefinition } from '@shared/catalog/define/layer'
import type { LossDefinition } from '@shared/catalog/define/loss'
import type { OptimizerDefinition } from '@shared/catalog/define/optimizer'
import type { ItemValue } from '@shared/catalog/define/params'
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
function plainActivation(value: ItemValue): ((x: number) => number) | undefined {
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

/** What the optimizer does to each weight that is a single number. */
export function updateLines(
  optimizer: OptimizerDefinition | undefined,
  batch: RehearsedBatch,
  node: string,
  rate: number,
): readonly Line[] {
  return Object.entries(batch.weights[node] ?? {}).flatMap(([name, { before, gradient, after }]) => {
    const [from, slope, to] = [before, gradient, after].map((seen) =>
      seen?.values?.length === 1 ? seen.values[0] : undefined,
    )
    if (from === undefined || slope === undefined || to === undefined) return []
    const symbol = name === 'bias' ? 'b' : 'w'
    return optimizer?.arithmetic
      ? [optimizer.arithmetic({ symbol, rate, before: from, gradient: slope, after: to })]
      : []
  })
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
    return plot ? activationArithmetic(args, (x) => plot(x, params as never)) : NO_ARITHMETIC
  }
  if (item.kind !== 'layer') return NO_ARITHMETIC
  return (item as LayerDefinition<never>).arithmetic?.({ ...args, p: params as never }) ?? NO_ARITHMETIC
}
