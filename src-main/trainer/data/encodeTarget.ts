import type { Labels } from '@shared/catalog/define/tensorType'
import { ok, type Result } from '@shared/result'
import { trainerFailure } from '@shared/training/problems/trainerProblem'

/**
 * Class numbers as the network's losses want them: a row of zeros with a one (`oneHot`), the number itself (`index`), 0 or 1
 * (`binary`), −1 or +1 (`signed`).
 *
 * @returns The values row after row, in memory that threads share, or `labelOutOfRange` where a number names no class.
 */
export function encodeTarget(numbers: ArrayLike<number>, labels: Labels): Result<Float32Array | Int32Array> {
  const { classes, encoding } = labels
  const limit = encoding === 'binary' || encoding === 'signed' ? 2 : classes
  const wide = encoding === 'oneHot'
  const memory = new SharedArrayBuffer(4 * numbers.length * (wide ? classes : 1))
  const encoded = encoding === 'index' ? new Int32Array(memory) : new Float32Array(memory)
  for (let row = 0; row < numbers.length; row++) {
    const label = numbers[row] ?? Number.NaN
    if (!Number.isInteger(label) || label < 0 || label >= limit) {
      return trainerFailure('labelOutOfRange', { row, label: String(label), classes: limit })
    }
    if (wide) encoded[row * classes + label] = 1
    else encoded[row] = encoding === 'signed' ? label * 2 - 1 : label
  }
  return ok(encoded)
}
