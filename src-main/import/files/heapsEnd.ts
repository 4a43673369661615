/** Heaps in which HDF5 keeps texts of any length begin so; then a version and three zeros. */
const HEAD = Buffer.from([...Buffer.from('GCOL', 'latin1'), 1, 0, 0, 0])
const align = (size: number): number => Math.ceil(size / 8) * 8

/** Bytes that lengths take in a file; `undefined`: of no known version. */
function lengthBytes(bytes: Uint8Array): number | undefined {
  const version = bytes[8] ?? 0
  const size = version < 2 ? bytes[14] : bytes[10]
  return size === 2 || size === 4 || size === 8 ? size : undefined
}

/**
 * Whether a walk through each heap of texts of an HDF5 file comes to its end. The library goes from an object to the next by the sizes that
 * are told and does not ask whether it moves: one of no size keeps it for ever.
 */
export function heapsEnd(bytes: Uint8Array): boolean {
  const length = lengthBytes(bytes)
  if (length === undefined) return true
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const lengthAt = (at: number): number => {
    if (at + length > file.length) return NaN
    return length === 8 ? Number(file.readBigUInt64LE(at)) : file.readUIntLE(at, length)
  }
  const [header, object] = [align(8 + length), align(8 + length)]
  for (let heap = file.indexOf(HEAD); heap >= 0; heap = file.indexOf(HEAD, heap + 1)) {
    const end = heap + lengthAt(heap + 8)
    // A heap that does not fit into the file is refused by the library itself.
    if (!(end <= file.length)) continue
    let at = heap + header
    while (at + object <= end) {
      const size = lengthAt(at + 8)
      // What is free counts its own header.
      const step = file.readUInt16LE(at) === 0 ? size : object + align(size)
      if (!(step >= object) || !(at + step <= end)) return false
      at += step
    }
  }
  return true
}
