import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import { ok, type Result } from '@shared/result'
import { trainerFailure } from '@shared/training/problems/trainerProblem'
import { parseHeader, PREFIX, readPrefix, type CheckpointHeader } from './checkpointFormat'

const PIECE = 2 ** 20

/** A checkpoint whose arrays are read one at a time. */
export interface CheckpointFile {
  readonly header: CheckpointHeader
  /** @throws Error where it has no such cell. */
  read(cell: string): Promise<Float32Array | Int32Array>
  close(): Promise<void>
}

async function digestOf(handle: FileHandle): Promise<Buffer> {
  const hash = createHash('sha256')
  const piece = Buffer.alloc(PIECE)
  for (let at = PREFIX; ;) {
    const { bytesRead } = await handle.read(piece, 0, PIECE, at)
    if (bytesRead === 0) return hash.digest()
    hash.update(piece.subarray(0, bytesRead))
    at += bytesRead
  }
}

async function readAll(handle: FileHandle, into: Uint8Array, from: number): Promise<void> {
  for (let at = 0; at < into.length;) {
    const { bytesRead } = await handle.read(into, at, into.length - at, from + at)
    if (bytesRead === 0) throw new Error('The checkpoint has become shorter')
    at += bytesRead
  }
}

/** @param trusting The numbers are not looked at: they may be spoiled. */
async function readFileHeader(handle: FileHandle, trusting = false): Promise<Result<CheckpointHeader>> {
  const { size } = await handle.stat()
  const start = Buffer.alloc(Math.min(size, PREFIX))
  await readAll(handle, start, 0)
  const prefix = readPrefix(start, size)
  if (!prefix.ok) return prefix
  const text = Buffer.alloc(prefix.value.length)
  await readAll(handle, text, PREFIX)
  return parseHeader(text, size, trusting || (await digestOf(handle)).equals(prefix.value.digest))
}

const notOrdinary = (path: string): Result<never> =>
  trainerFailure('checkpointMissing', { path }, 'not an ordinary file')
// A pipe would be waited on for ever, by a thread that keeps the process from ending.
const openToRead = (path: string): Promise<FileHandle> => open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))

/** What a checkpoint says that it holds, whatever its size in the blink of an eye: whether its numbers are sound is not looked at. */
export async function readCheckpointHeader(path: string): Promise<Result<CheckpointHeader>> {
  let handle: FileHandle | undefined
  try {
    handle = await openToRead(path)
    return (await handle.stat()).isFile() ? await readFileHeader(handle, true) : notOrdinary(path)
  } catch (error) {
    return trainerFailure('checkpointMissing', { path }, error)
  } finally {
    await handle?.close().catch(() => undefined)
  }
}

/** Opens a checkpoint file without taking it into memory; a missing, cut or made-up one is refused with the reason. */
export async function openCheckpoint(path: string): Promise<Result<CheckpointFile>> {
  let handle: FileHandle | undefined
  try {
    const opened = (handle = await openToRead(path))
    const header = (await opened.stat()).isFile() ? await readFileHeader(opened) : notOrdinary(path)
    if (!header.ok) {
      await opened.close()
      return header
    }
    const { arrays, start } = header.value
    const entries = new Map(arrays.map((entry) => [entry.name, entry]))
    return ok({
      header: header.value,
      read: async (cell) => {
        const entry = entries.get(cell)
        if (!entry) throw new Error(`The checkpoint has no “${cell}”`)
        const values = entry.dtype === 'int32' ? new Int32Array(entry.length) : new Float32Array(entry.length)
        await readAll(opened, new Uint8Array(values.buffer), start + entry.offset)
        return values
      },
      close: () => opened.close(),
    })
  } catch (error) {
    await handle?.close().catch(() => undefined)
    return trainerFailure('checkpointMissing', { path }, error)
  }
}
