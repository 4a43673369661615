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
const PREFIX = 48
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

function readHeader(file: Buffer): Result<z.infer<typeof header> & { readonly start: number }> {
  if (file.length < PREFIX || file.toString('latin1', 0, MAGIC.length) !== MAGIC)
    return refuse('this is not a checkpoint')
  const version = file.readUInt32LE(8)
  if (version !== CHECKPOINT_VERSION) {
    return trainerFailure('checkpointVersion', { version, known: CHECKPOINT_VERSION })
  }
  const length = file.readUInt32LE(12)
  if (length > MAX_HEADER || PREFIX + length > file.length) return refuse('the file is cut off')
  if (!digest(file).equals(file.subarray(DIGEST_AT, PREFIX))) return refuse('the checksum does not match')
  let json: unknown
  try {
    json = JSON.parse(file.toString('utf8', PREFIX, PREFIX + length))
  } catch {
    return refuse('the header is not valid')
  }
  const parsed = header.safeParse(json)
  return parsed.success ? ok({ ...parsed.data, start: aligned(PREFIX + length) }) : refuse('the header is not valid')
}

/** Reads a checkpoint; cut, changed or made-up bytes are refused with the reason. */
export function decodeCheckpoint(bytes: Uint8Array): Result<Checkpoint> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const read = readHeader(file)
  if (!read.ok) return read
  const { arrays, payloadBytes, start, ...rest } = read.value
  if (file.length !== start + payloadBytes) return refuse('the file is cut off')
  const payload = file.subarray(start)
  const cells: [string, Float32Array | Int32Array][] = []
  for (const { name, dtype, offset, length } of arrays) {
    if (offset % ALIGN !== 0 || offset + length * 4 > payloadBytes) return refuse('an array lies outside the file')
    // A copy: the file's own buffer may start at any byte.
    const copy = Uint8Array.from(payload.subarray(offset, offset + length * 4)).buffer
    cells.push([name, dtype === 'int32' ? new Int32Array(copy) : new Float32Array(copy)])
  }
  return ok({ ...rest, cells: Object.fromEntries(cells) })
}
