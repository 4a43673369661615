import { isValue, type KerasObject, type OperationGraph, type ValueRef } from './Operation'

const place = ({ operation, call }: ValueRef) => [operation, call, 0]
/** One place stands for itself, several in a list. */
const placesOf = (values: readonly ValueRef[]): unknown => {
  const places = values.map(place)
  return places.length === 1 ? places[0] : places
}

function toArgument(argument: unknown): unknown {
  if (Array.isArray(argument)) return argument.map(toArgument)
  if (!isValue(argument)) return argument
  const { shape, dtype } = argument.type
  const config = { shape: [null, ...shape], dtype, keras_history: place(argument) }
  return { class_name: '__keras_tensor__', config }
}

/** A functional model as `config.json` has it. */
export const toModelConfig = ({ name, operations, inputs, outputs }: OperationGraph): KerasObject => ({
  module: 'keras.src.models.functional',
  class_name: 'Functional',
  config: {
    name,
    trainable: true,
    layers: operations.map((operation) => ({
      ...operation.object,
      name: operation.name,
      inbound_nodes: operation.calls.map(({ args, kwargs }) => ({ args: args.map(toArgument), kwargs })),
    })),
    input_layers: placesOf(inputs),
    output_layers: placesOf(outputs),
  },
  registered_name: 'Functional',
})
