import type { KerasLayerEntry, KerasModel } from '../keras/KerasModel'

const ABSENT = new Set([
  ...['PositionalEncoding', 'MultiHeadAttention', 'Lambda', 'Subtract', 'SumNode', 'ProductNode'],
  ...['UpSampling1D', 'SpatialDropout2D', 'SpatialDropout3D', 'DropConnect', 'Corruption'],
  ...['RandomFlip', 'RandomTranslation', 'RandomRotation', 'RandomZoom', 'RandomCrop'],
])
const RECURRENT = new Set(['LSTM', 'GRU'])

/** Whether TensorFlow.js has no such layer. */
function lacks({ className, config }: KerasLayerEntry): boolean {
  if (ABSENT.has(className)) return true
  // Neither are groups of channels, nor a view of the past alone; its straight lines go between other points.
  if (Number(config['groups'] ?? 1) > 1 || config['padding'] === 'causal' || config['interpolation'] === 'bilinear')
    return true
  if (!RECURRENT.has(className)) return false
  // It has neither the reset after the product nor activations with parameters inside a cell.
  const inner = [config['activation'], config['recurrent_activation']]
  return config['reset_after'] === true || inner.some((activation) => typeof activation !== 'string')
}

/** The first layer of a network that TensorFlow.js cannot hold. */
export const missingLayer = ({ layers }: KerasModel): KerasLayerEntry | undefined => layers.find(lacks)
