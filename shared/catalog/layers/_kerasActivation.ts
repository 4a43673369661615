import leakyRelu from '../activations/leakyRelu'
import type { KerasLayer } from '../define/layer'
import { parseParams } from '../define/params'
import { toSnakeCase } from '../define/toSnakeCase'

/**
 * What a layer's `activation=` must be in Keras: its string or, where Keras's string means other numbers than ours (its
 * `leaky_relu` has the slope 0.2), a layer object to construct.
 */
export function kerasActivation(id: string): string | KerasLayer {
  if (id !== leakyRelu.id) return toSnakeCase(id)
  const { className, config } = leakyRelu.keras(parseParams(leakyRelu.params, {}).params)
  return { className, config }
}
