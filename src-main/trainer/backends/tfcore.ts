import * as tf from '@tensorflow/tfjs-core'
// The core package leaves gradients out of its index; without this import every backward pass fails at its first operation.
import '@tensorflow/tfjs-core/dist/register_all_gradients'

export { tf }
