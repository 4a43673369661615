import { createHash } from 'node:crypto'
import { z } from 'zod'
import { jsonValue } from '@shared/graph/document'
import { ok, type Result } from '@shared/result'
import { trainerFailure } from '@shared/training/problems/trainerProblem'
import type { CellValues, Progress } from '../program/stepProgram'

/** Version of the file format that this build writes and reads. */
const CHECKPOINT_VERSION = 5
const MAGIC = 'NLCKPT\r\n'
/** Where the checksum of all that follows it lies, and where the header begins: after magic, version, length of the header, checksum. */
const DIGEST_AT = 16
export const PREFIX = 48
const MAX_HEADER = 16 * 2 ** 20
const ALIGN = 8

const arrayEntry = z.object({
  name: z.string().max(400),
  dtype: z.enum(['float32', 'int32']),
  offset: z.number().int().min(0),
  length: z.number().int().min(0),
})
const header = z.object({
  network: z.string(),
  training: z.string(),
  seed: z.number(),
  backend: z.string(),
  clock: z.number().int().min(0),
  /** `false`: kept from a run that came out as NaN; its weights can be looked at, the run cannot go on. */
  resumable: z.boolean(),
  progress: z.record(z.string(), jsonValue),
  arrays: z.array(arrayEntry).max(100_000),
  payloadBytes: z.number().int().min(0),
})

/** Everything a run needs to go on as if it had never stopped. */
export interface Checkpoint {
  readonly network: string
  readonly training: string
  readonly seed: number
  /** The same curve to the bit can be promised on this backend only. */
  readonly backend: string
  readonly clock: number
  readonly resumable: boolean
  readonly progress: Progress
  readonly cells: CellValues
}

const aligned = (n: number): number => Math.ceil(n / ALIGN) * ALIGN

/** Writes a checkpoint as one block of bytes: a JSON header and the arrays, little-endian as every machine this runs on. */
export function encodeCheckpoint(checkpoint: Checkpoint): Uint8Array {
  const { cells, ...rest } = checkpoint
  const arrays: z.infer<typeof arrayEntry>[] = []
  const all: (Float32Array | Int32Array)[] = []
  let size = 0
  for (const [name, array] of Object.entries(cells)) {
    const dtype = array instanceof Int32Array ? 'int32' : 'float32'
    arrays.push({ name, dtype, offset: size, length: array.length })
    all.push(array)
    size = aligned(size + array.byteLength)
  }
  const payload = new Uint8Array(size)
  all.forEach((array, i) =>
    payload.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), arrays[i]?.offset ?? 0),
  )
  const text = Buffer.from(JSON.stringify({ ...rest, arrays, payloadBytes: size } satisfies z.infer<typeof header>))
  const start = aligned(PREFIX + text.length)
  const file = Buffer.alloc(start + size)
  file.write(MAGIC, 0, 'latin1')
  file.writeUInt32LE(CHECKPOINT_VERSION, 8)
  file.writeUInt32LE(text.length, 12)
  text.copy(file, PREFIX)
  file.set(payload, start)
  digest(file).copy(file, DIGEST_AT)
  return file
}

const digest = (file: Buffer): Buffer => createHash('sha256').update(file.subarray(PREFIX)).digest()

const refuse = (why: string): Result<never> => trainerFailure('checkpointDamaged', {}, why)

export type CheckpointHeader = z.infer<typeof header> & {
  /** Where the arrays begin in the file. */
  readonly start: number
}

/** What the first `PREFIX` bytes of a checkpoint file say: how long its header is, and the SHA-256 of all bytes after these. */
export function readPrefix(prefix: Buffer, size: number): Result<{ readonly length: number; readonly digest: Buffer }> {
  if (size < PREFIX || prefix.toString('latin1', 0, MAGIC.length) !== MAGIC) return refuse('this is not a checkpoint')
  const version = prefix.readUInt32LE(8)
  if (version !== CHECKPOINT_VERSION) return trainerFailure('checkpointVersion', { version, known: CHECKPOINT_VERSION })
  const length = prefix.readUInt32LE(12)
  if (length > MAX_HEADER || PREFIX + length > size) return refuse('the file is cut off')
  return ok({ length, digest: prefix.subarray(DIGEST_AT, PREFIX) })
}

/** The header of a checkpoint file of `size` bytes, from the bytes after its prefix; `sound`: whether its checksum is right. */
export function parseHeader(text: Buffer, size: number, sound: boolean): Result<CheckpointHeader> {
  if (!sound) return refuse('the checksum does not match')
  let json: unknown
  try {
    json = JSON.parse(text.toString('utf8'))
  } catch {
    return refuse('the header is not valid')
  }
  const parsed = header.safeParse(json)
  if (!parsed.success) return refuse('the header is not valid')
  const { arrays, payloadBytes } = parsed.data
  const start = aligned(PREFIX + text.length)
  if (size !== start + payloadBytes) return refuse('the file is cut off')
  if (arrays.some(({ offset, length }) => offset % ALIGN !== 0 || offset + length * 4 > payloadBytes))
    return refuse('an array lies outside the file')
  return ok({ ...parsed.data, start })
}

/** Reads a checkpoint; cut, changed or made-up bytes are refused with the reason. */
export function decodeCheckpoint(bytes: Uint8Array): Result<Checkpoint> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const prefix = readPrefix(file.subarray(0, PREFIX), file.length)
  if (!prefix.ok) return prefix
  const { length, digest: told } = prefix.value
  const read = parseHeader(file.subarray(PREFIX, PREFIX + length), file.length, digest(file).equals(told))
  if (!read.ok) return read
  const { arrays, payloadBytes: _payloadBytes, start, ...rest } = read.value
  const cells = arrays.map(({ name, dtype, offset, length: count }) => {
    // A copy: the file's own buffer may start at any byte.
    const copy = Uint8Array.from(file.subarray(start + offset, start + offset + count * 4)).buffer
    return [name, dtype === 'int32' ? new Int32Array(copy) : new Float32Array(copy)] as const
  })
  return ok({ ...rest, cells: Object.fromEntries(cells) })
}
