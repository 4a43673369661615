import { isKerasItem } from '@shared/catalog/define/layer'
import { customClasses } from '../python/customClasses'
import type { KerasLayerEntry, KerasModel } from '../keras/KerasModel'

/** Layers that TensorFlow.js lacks, and those that a script has to carry. */
const ABSENT = new Set([
  ...Object.keys(customClasses),
  ...['MultiHeadAttention', 'Lambda', 'Subtract', 'UpSampling1D', 'Bidirectional', 'RandomCrop'],
])
/** Activations that it lacks. */
const ABSENT_ACTIVATIONS = new Set<unknown>(['hard_tanh'])
const RECURRENT = new Set(['SimpleRNN', 'LSTM', 'GRU', 'ConvLSTM2D'])

/** Whether TensorFlow.js has no such layer. */
function lacks({ className, config }: KerasLayerEntry): boolean {
  const inner = [config['activation'], config['recurrent_activation']]
  const classes = [className, ...inner.flatMap((word) => (isKerasItem(word) ? [word.className] : []))]
  if (classes.some((name) => ABSENT.has(name)) || inner.some((word) => ABSENT_ACTIVATIONS.has(word))) return true
  // Neither are groups of channels, nor a view of the past alone; its straight lines go between other points.
  if (Number(config['groups'] ?? 1) > 1 || config['padding'] === 'causal' || config['interpolation'] === 'bilinear')
    return true
  if (!RECURRENT.has(className)) return false
  // It has neither the reset after the product nor activations with parameters inside a cell, and its hard sigmoid has another slope.
  if (config['reset_after'] === true || inner.includes('hard_sigmoid')) return true
  return inner.some((activation) => typeof activation !== 'string')
}

/** The first layer of a network that TensorFlow.js cannot hold. */
export const missingLayer = ({ layers }: KerasModel): KerasLayerEntry | undefined => layers.find(lacks)
