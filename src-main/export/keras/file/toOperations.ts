import type { KerasCall, KerasInput, KerasLayerEntry, KerasModel, TensorName } from '../KerasModel'
import { formulaOperations } from './formulaOperations'
import type { Operation, OperationCall, OperationGraph, ValueRef } from './Operation'
import { orderOperations } from './orderOperations'
import { toFileConfig, toKerasObject } from './toKerasObject'

const inputOperation = ({ name, type: { shape, dtype } }: KerasInput): Operation => ({
  name,
  object: {
    module: 'keras.layers',
    class_name: 'InputLayer',
    config: { batch_shape: [null, ...shape], dtype, sparse: false, ragged: false, name },
    registered_name: null,
  },
  calls: [],
})

function layerOperation(layer: KerasLayerEntry, calls: readonly OperationCall[]): Operation {
  const { name, trainable, className, config } = layer
  const object = toKerasObject({ className, config })
  return {
    name,
    object: { ...object, config: { name, ...(trainable ? {} : { trainable }), ...toFileConfig(config) } },
    calls,
    layer,
  }
}

/** Inputs as a layer is called with them: a list of all, or one by one where options follow. */
const argumentsOf = ({ options }: KerasCall, values: readonly ValueRef[]): OperationCall => ({
  args: options || values.length === 1 ? values : [values],
  kwargs: options ?? {},
})

/** A network as what Keras's files hold, in Keras's order. */
export function toOperations(model: KerasModel): OperationGraph {
  const values = new Map<TensorName, ValueRef>(
    model.inputs.map(({ name, type }) => [name, { operation: name, call: 0, type }]),
  )
  const layers = new Map(model.layers.map((layer) => [layer.name, layer]))
  const calls = new Map<string, OperationCall[]>()
  const functions: Operation[] = []
  for (const call of model.calls) {
    const layer = layers.get(call.layer)
    if (!layer) continue
    const inputs = call.inputs.flatMap((name) => values.get(name) ?? [])
    const { formula } = layer
    if (formula) {
      functions.push(...formulaOperations(call.output, formula, inputs, call.type))
      values.set(call.output, { operation: call.output, call: 0, type: call.type })
      continue
    }
    const own = calls.get(layer.name) ?? []
    values.set(call.output, { operation: layer.name, call: own.length, type: call.type })
    calls.set(layer.name, [...own, argumentsOf(call, inputs)])
  }
  const outputs = model.outputs.flatMap(({ tensor }) => values.get(tensor) ?? [])
  const operations = [
    ...model.inputs.map(inputOperation),
    ...[...layers.values()].flatMap((layer) => {
      const own = calls.get(layer.name)
      return own ? [layerOperation(layer, own)] : []
    }),
    ...functions,
  ]
  return {
    name: model.name,
    operations: orderOperations(operations, outputs),
    inputs: model.inputs.flatMap(({ name }) => values.get(name) ?? []),
    outputs,
  }
}
