import { isPlain } from '../keras/toWords'

const BYTES: Readonly<Record<string, number>> = { float32: 4, int32: 4, float16: 2, uint8: 1, uint16: 2, bool: 1 }

/** How many bytes the values of a weight take; `undefined`: its entry cannot be read. */
export function sizeInBytes(weight: unknown): number | undefined {
  if (!isPlain(weight) || !Array.isArray(weight['shape'])) return undefined
  const shape = weight['shape'] as unknown[]
  if (!shape.every((size) => Number.isSafeInteger(size) && Number(size) >= 0)) return undefined
  const stored = isPlain(weight['quantization']) ? weight['quantization']['dtype'] : weight['dtype']
  const bytes = BYTES[String(stored)]
  const count = (shape as number[]).reduce((product, size) => product * size, 1)
  return bytes === undefined || !Number.isSafeInteger(count * bytes) ? undefined : count * bytes
}

/** A half-precision number (IEEE 754). */
function halfOf(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1
  const exponent = (bits >> 10) & 31
  const fraction = bits & 1023
  if (exponent === 0) return sign * fraction * 2 ** -24
  if (exponent === 31) return fraction === 0 ? sign * Infinity : NaN
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15)
}

/** The values of a weight out of its bytes, little-endian; shortened ones (`quantization`) are stretched to what they stand for. */
export function readValues(weight: unknown, bytes: Uint8Array): Float32Array {
  const { dtype, quantization } = weight as {
    readonly dtype: string
    readonly quantization?: Readonly<Record<string, unknown>>
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const stored = quantization ? String(quantization['dtype']) : dtype
  const width = BYTES[stored] ?? 4
  const at = (i: number): number => {
    if (stored === 'float32') return view.getFloat32(i * 4, true)
    if (stored === 'int32') return view.getInt32(i * 4, true)
    if (stored === 'float16') return halfOf(view.getUint16(i * 2, true))
    return stored === 'uint16' ? view.getUint16(i * 2, true) : view.getUint8(i)
  }
  const { scale, min } = { scale: Number(quantization?.['scale'] ?? 1), min: Number(quantization?.['min'] ?? 0) }
  return Float32Array.from({ length: bytes.byteLength / width }, (_, i) => at(i) * scale + min)
}
