import type { Tensor, Tf } from '@shared/catalog/define/tf'

/** Values of tensors as they are at the call, whatever is assigned to their variables while they are on the way from the device. */
export async function readTensors(tf: Tf, tensors: readonly Tensor[]): Promise<(Float32Array | Int32Array)[]> {
  const held = tensors.map((tensor) => tf.keep(tf.clone(tensor)))
  try {
    return (await Promise.all(held.map((tensor) => tensor.data()))) as (Float32Array | Int32Array)[]
  } finally {
    held.forEach((tensor) => tensor.dispose())
  }
}
