import type { KerasLayerEntry, KerasModel } from '../keras/KerasModel'

const ABSENT = new Set(['Bidirectional', 'Jordan', 'MultiHeadAttention', 'PositionalEncoding', 'TreeCell'])
const RECURRENT = new Set(['SimpleRNN', 'LSTM', 'GRU', 'ConvLSTM2D'])

/** Whether TensorFlow.js has no such layer. */
function lacks({ className, config }: KerasLayerEntry): boolean {
  if (ABSENT.has(className)) return true
  if (!RECURRENT.has(className)) return false
  // It has neither the reset after the product nor activations with parameters inside a cell.
  const inner = [config['activation'], config['recurrent_activation']]
  return config['reset_after'] === true || inner.some((activation) => typeof activation !== 'string')
}

/** The first layer of a network that TensorFlow.js cannot hold. */
export const missingLayer = ({ layers }: KerasModel): KerasLayerEntry | undefined => layers.find(lacks)
