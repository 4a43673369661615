import type { ExportProgress } from '@shared/ipc/types'
import type { WeightSource } from '../../export/weights/WeightSource'

/** Shortest time between two words on how far it is, ms. */
const PAUSE = 100
/** What is done sooner is not spoken of, ms. */
const AT_FIRST = 300
/** What checking the weights of a run takes of the whole, about. */
const CHECKING = 0.2

/** Follows an export through checking, reading and writing, and ends it when somebody has cancelled. */
export interface ExportWatch {
  /** @throws Error where it was cancelled. */
  check(): void
  /** Bytes of weights that were found sound. */
  checked(bytes: number, of: number): void
  /** About how many bytes there will be. */
  expect(bytes: number): void
  wrote(bytes: number): void
  /** The same weights, with what is read of them counted. */
  watched(weights: WeightSource): WeightSource
}

/**
 * @param isChecked The weights are those of a run, which are checked first.
 * @param tell Told how far it is, a few times a second.
 */
export function watchExport(
  isChecked: boolean,
  signal: AbortSignal,
  tell: (progress: ExportProgress) => void,
): ExportWatch {
  const first = isChecked ? CHECKING : 0
  const done = { checked: 0, read: 0, written: 0 }
  let expected = 0
  let last = Date.now() + AT_FIRST - PAUSE
  const check = (): void => {
    if (signal.aborted) throw new Error('The export was cancelled')
  }
  const report = (): void => {
    const now = Date.now()
    if (now - last < PAUSE) return
    last = now
    const rest = expected === 0 ? 0 : (Math.min(1, done.read / expected) + Math.min(1, done.written / expected)) / 2
    tell({
      share: first * done.checked + (1 - first) * rest,
      written: done.written,
      total: Math.max(expected, done.written),
    })
  }
  const counted =
    <A extends readonly unknown[]>(read: (...names: A) => Promise<Float32Array>) =>
    async (...names: A): Promise<Float32Array> => {
      check()
      const values = await read(...names)
      done.read += values.byteLength
      report()
      return values
    }
  return {
    check,
    checked: (bytes, of) => {
      check()
      done.checked = of === 0 ? 1 : bytes / of
      report()
    },
    expect: (bytes) => void (expected = bytes),
    wrote: (bytes) => {
      done.written += bytes
      report()
    },
    watched: ({ all, read, optimizer }) => ({
      all,
      read: counted(read),
      ...(optimizer && { optimizer: { ...optimizer, read: counted(optimizer.read) } }),
    }),
  }
}
