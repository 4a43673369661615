import { varint } from '../../trainer/engine/compiled/graph/protobuf'

/** Bytes of a protocol buffer that are not there yet: how many there are is known. */
export interface LatePiece {
  readonly length: number
  read(): Promise<Uint8Array>
}
export type Piece = Uint8Array | LatePiece

export const lengthOf = (pieces: readonly Piece[]): number => pieces.reduce((sum, { length }) => sum + length, 0)

/** A field of a message that holds bytes or another message, whose length is written before it. */
export const nest = (field: number, ...parts: readonly (readonly Piece[])[]): readonly Piece[] => {
  const pieces = parts.flat()
  return [varint((field << 3) | 2), varint(lengthOf(pieces)), ...pieces]
}

/** About what is handed on at once. */
const CHUNK = 2 ** 20

/** The bytes one after another, small ones together; late ones are read when it is their turn. */
export async function* join(pieces: readonly Piece[]): AsyncGenerator<Uint8Array> {
  let waiting: Uint8Array[] = []
  let size = 0
  for (const piece of pieces) {
    const bytes = piece instanceof Uint8Array ? piece : await piece.read()
    if (bytes.length !== piece.length) throw new Error('A piece is not as long as it was said to be')
    // What is large enough by itself is not copied.
    if (size > 0 && size + bytes.length > CHUNK) {
      yield Buffer.concat(waiting)
      waiting = []
      size = 0
    }
    if (bytes.length >= CHUNK) yield bytes
    else {
      waiting.push(bytes)
      size += bytes.length
    }
  }
  if (size > 0) yield Buffer.concat(waiting)
}
