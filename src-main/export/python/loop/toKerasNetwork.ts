import { toKeras } from '@shared/catalog/toKeras'
import type { ParamsOf, ParamSpecs } from '@shared/catalog/define/params'
import { fail, ok, type Result } from '@shared/result'
import type { KerasCall, KerasLayerEntry } from '../../keras/KerasModel'
import { notInKeras } from '../../keras/refusals'
import { outputOf, type ScriptCall, type ScriptLayer, type ScriptModel } from '../../script/ScriptModel'
import type { KerasNetwork } from '../writeModel'

type Params = ParamsOf<ParamSpecs>

/** A layer in Keras's words; one that borrows weights names their owner. */
function entryOf(layer: ScriptLayer): KerasLayerEntry | undefined {
  const { item, name, node, params, weights, trainable, inputs, outputs, lender } = layer
  const made = item.kind === 'layer' ? toKeras(item, params as Params, inputs) : item.keras(params as Params)
  const borrows = item.kind === 'layer' && item.borrows !== undefined
  const [shape = []] = Object.values(outputs)
  if (!made || Object.keys(outputs).length > 1 || (borrows && !lender)) return undefined
  return {
    ...{ name, node, trainable },
    className: made.className,
    config: lender ? { ...made.config, tied_to: lender.layer } : made.config,
    weights: Object.keys(weights).filter((weight) => !lender?.weights.includes(weight)),
    inputRank: inputs[0]?.length ?? 0,
    outputShape: shape,
  }
}

/** The outputs of a layer that has several as a layer of Keras for each, with its call. */
function partsOf(call: ScriptCall): readonly (readonly [KerasLayerEntry, KerasCall])[] | undefined {
  const { item, params, inputs } = call.layer
  if (item.kind !== 'layer' || !item.kerasByPort) return undefined
  const parts = item.kerasByPort(params as never, inputs)
  return Object.entries(call.outputs).flatMap(([port, { name, type }]) => {
    const part = parts[port]
    if (!part) return []
    const entry = { name, ...part, trainable: true, weights: [], inputRank: inputs[0]?.length ?? 0, outputShape: type.shape } // prettier-ignore
    return [[entry, { layer: name, inputs: call.inputs.map((input) => input.name), output: name, type }] as const]
  })
}

function callOf(call: ScriptCall): KerasCall {
  const { layer } = call
  const names = call.inputs.map(({ name }) => name)
  const how = layer.item.kind === 'layer' ? toKeras(layer.item, layer.params as Params, layer.inputs)?.call : undefined
  const { name, type } = outputOf(call)
  return {
    ...{ layer: layer.name, output: name, type },
    inputs: how ? how.inputs.flatMap((at) => names[at] ?? []) : names,
    ...(how && { options: how.options }),
  }
}

/** The network of a script in Keras's words, or the layer that Keras lacks. */
export function toKerasNetwork({ name, inputs, calls, outputs }: ScriptModel): Result<KerasNetwork> {
  const entries = new Map<string, KerasLayerEntry>()
  const made: KerasCall[] = []
  for (const call of calls) {
    const parts = partsOf(call)
    for (const [entry, one] of parts ?? []) {
      entries.set(entry.name, entry)
      made.push(one)
    }
    if (parts) continue
    const { layer } = call
    const entry = entries.get(layer.name) ?? entryOf(layer)
    if (!entry) return fail(notInKeras(layer.name, layer.item.id))
    entries.set(layer.name, entry)
    made.push(callOf(call))
  }
  const given = new Map(inputs.map((input) => [input.name, input.type]))
  return ok({
    name,
    inputs: [...given].map(([one, type]) => ({ name: one, node: one, port: '', type })),
    layers: [...entries.values()],
    calls: made,
    outputs: outputs.map((output) => ({ tensor: output.name })),
  })
}
