import { ok, type Result } from '@shared/result'
import type { ImportFile } from '../../files/ImportFile'
import { importFailure } from '../../importProblem'
import type { TensorMessage } from '../proto/onnxSchema'
import { countOf, type Constant, type Numbers } from './Constant'

type Stored =
  | 'float'
  | 'uint8'
  | 'int8'
  | 'uint16'
  | 'int16'
  | 'int32'
  | 'int64'
  | 'half'
  | 'double'
  | 'uint32'
  | 'uint64'
  | 'bfloat'

/** Types of tensors by their numbers; truth is kept as bytes. */
const TYPES: Readonly<Record<number, Stored>> = {
  1: 'float',
  2: 'uint8',
  3: 'int8',
  4: 'uint16',
  5: 'int16',
  6: 'int32',
  7: 'int64',
  9: 'uint8',
  10: 'half',
  11: 'double',
  12: 'uint32',
  13: 'uint64',
  16: 'bfloat',
}
const WIDTHS: Readonly<Record<Stored, number>> = {
  float: 4,
  uint8: 1,
  int8: 1,
  uint16: 2,
  int16: 2,
  int32: 4,
  int64: 8,
  half: 2,
  double: 8,
  uint32: 4,
  uint64: 8,
  bfloat: 2,
}
const FRACTIONS = new Set<Stored>(['float', 'half', 'double', 'bfloat'])

/** A half-precision number (IEEE 754). */
function halfOf(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1
  const [exponent, fraction] = [(bits >> 10) & 31, bits & 1023]
  if (exponent === 0) return sign * fraction * 2 ** -24
  if (exponent === 31) return fraction === 0 ? sign * Infinity : NaN
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15)
}

const bits = new DataView(new ArrayBuffer(4))
function bfloatOf(high: number): number {
  bits.setUint32(0, high << 16)
  return bits.getFloat32(0)
}

const GETTERS: Readonly<Record<Stored, (view: DataView, at: number) => number>> = {
  float: (view, at) => view.getFloat32(at, true),
  uint8: (view, at) => view.getUint8(at),
  int8: (view, at) => view.getInt8(at),
  uint16: (view, at) => view.getUint16(at, true),
  int16: (view, at) => view.getInt16(at, true),
  int32: (view, at) => view.getInt32(at, true),
  int64: (view, at) => Number(view.getBigInt64(at, true)),
  half: (view, at) => halfOf(view.getUint16(at, true)),
  double: (view, at) => view.getFloat64(at, true),
  uint32: (view, at) => view.getUint32(at, true),
  uint64: (view, at) => Number(view.getBigUint64(at, true)),
  bfloat: (view, at) => bfloatOf(view.getUint16(at, true)),
}

function fromBytes(bytes: Uint8Array, type: Stored): Numbers {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const [width, get] = [WIDTHS[type], GETTERS[type]]
  const made = FRACTIONS.has(type) ? new Float32Array(bytes.length / width) : new Float64Array(bytes.length / width)
  for (let i = 0; i < made.length; i++) made[i] = get(view, i * width)
  return made
}

function fromList(tensor: TensorMessage, type: Stored): Numbers {
  if (type === 'half' || type === 'bfloat')
    return Float32Array.from(tensor.int32Data ?? [], type === 'half' ? halfOf : bfloatOf)
  if (type === 'float') return Float32Array.from(tensor.floatData ?? [])
  if (type === 'double') return Float32Array.from(tensor.doubleData ?? [])
  if (type === 'int64') return Float64Array.from(tensor.int64Data ?? [])
  if (type === 'uint64' || type === 'uint32') return Float64Array.from(tensor.uint64Data ?? [])
  return Float64Array.from(tensor.int32Data ?? [])
}

/** The bytes of a tensor that lie in a file beside. */
function outside(tensor: TensorMessage, file: ImportFile): Result<Uint8Array> {
  const told = new Map((tensor.externalData ?? []).map(({ key, value }) => [key, value]))
  const bytes = file.beside(told.get('location') ?? '')
  if (!bytes.ok) return bytes
  const [offset, rest] = [Number(told.get('offset') ?? 0), Number(told.get('length') ?? NaN)]
  const length = Number.isNaN(rest) ? bytes.value.length - offset : rest
  const inside = Number.isSafeInteger(offset) && Number.isSafeInteger(length) && offset >= 0 && length >= 0
  if (!inside || offset + length > bytes.value.length)
    return importFailure('importDamaged', { name: file.name }, 'a tensor goes beyond the file it lies in')
  return ok(bytes.value.subarray(offset, offset + length))
}

/** A tensor of a file; its numbers are read when they are asked for, and their count is checked now. */
export function readTensor(tensor: TensorMessage, file: ImportFile): Result<Constant> {
  const damaged = (why: string): Result<never> => importFailure('importDamaged', { name: file.name }, why)
  const shape = tensor.dims ?? []
  const type = TYPES[tensor.dataType ?? 0]
  if (!type) return damaged(`a tensor of the unknown type ${tensor.dataType ?? 0}`)
  if (shape.length > 16 || !shape.every((size) => Number.isSafeInteger(size) && size >= 0))
    return damaged('a tensor’s shape')
  const count = countOf(shape)
  if (!Number.isSafeInteger(count * 8)) return damaged('a tensor’s shape')
  const whole = !FRACTIONS.has(type)
  const far = tensor.dataLocation === 1 ? outside(tensor, file) : undefined
  if (far && !far.ok) return far
  const raw = far?.value ?? tensor.rawData
  if (raw && raw.length !== count * WIDTHS[type]) return damaged(`${raw.length} bytes for ${count} numbers`)
  const list = raw ? undefined : fromList(tensor, type)
  if (list && list.length !== count) return damaged(`${list.length} numbers instead of ${count}`)
  let kept = list
  const read = (): Numbers => (kept ??= fromBytes(raw ?? new Uint8Array(), type))
  if (count === 1) return ok({ shape, whole, read, uniform: read()[0] as number })
  // What is large is not kept: it is asked for once.
  return ok({ shape, whole, read: () => (count > 65_536 && raw ? fromBytes(raw, type) : read()) })
}
