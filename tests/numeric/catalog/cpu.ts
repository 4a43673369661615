import '@tensorflow/tfjs-backend-cpu'
import { tf } from '../../../src-main/trainer/backends/tfcore'

/** TensorFlow.js on its plain CPU backend: slow, simple, and the reference for the others. */
export { tf }
export type { Tensor } from '@shared/catalog/define/tf'
