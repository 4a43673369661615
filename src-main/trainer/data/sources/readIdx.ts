import { readFile } from 'node:fs/promises'
import { ok, type Result } from '@shared/result'
import { trainerFailure } from '@shared/training/problems/trainerProblem'

/** An array of unsigned bytes as the IDX format holds it. */
export interface IdxBytes {
  /** Sizes of the axes, the first counts rows. */
  readonly sizes: readonly number[]
  readonly bytes: Uint8Array
}

const UNSIGNED_BYTE = 0x08

/** Reads the bytes of an IDX file (yann.lecun.com/exdb/mnist); a wrong, cut or overlong file is refused with what is wrong. */
export function parseIdx(file: Uint8Array, path: string): Result<IdxBytes> {
  const corrupt = (why: string): Result<IdxBytes> => trainerFailure('assetCorrupt', { path }, why)
  if (file.length < 4) return corrupt(`only ${file.length} bytes`)
  if (file[0] !== 0 || file[1] !== 0) return corrupt('not an IDX file')
  if (file[2] !== UNSIGNED_BYTE) return corrupt(`unexpected number type ${file[2]}`)
  const rank = file[3] ?? 0
  if (rank < 1 || rank > 4) return corrupt(`${rank} axes`)
  const start = 4 + 4 * rank
  if (file.length < start) return corrupt('the header is cut off')
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const sizes = Array.from({ length: rank }, (_, axis) => view.getUint32(4 + 4 * axis))
  const expected = sizes.reduce((product, size) => product * size, 1)
  if (file.length - start !== expected) return corrupt(`${file.length - start} bytes of data instead of ${expected}`)
  return ok({ sizes, bytes: file.subarray(start) })
}

/** Reads an IDX file of unsigned bytes from disk. */
export async function readIdx(path: string): Promise<Result<IdxBytes>> {
  try {
    return parseIdx(await readFile(path), path)
  } catch (error) {
    return trainerFailure('assetMissing', { name: path }, error)
  }
}
