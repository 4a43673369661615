/** Largest piece that is handed on at once, bytes. */
const PIECE = 2 ** 20

/** The bytes of a file, piece by piece. */
export type Pieces = AsyncIterable<Uint8Array>

/** Numbers as little-endian bytes, in pieces that share their memory. */
export function* piecesOf(values: Float32Array | Int32Array | Uint8Array): Generator<Uint8Array> {
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength)
  for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE)
}
