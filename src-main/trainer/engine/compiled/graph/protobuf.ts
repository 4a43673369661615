/** Writing of protocol buffers, as much of it as a GraphDef takes: https://protobuf.dev/programming-guides/encoding/ */

/** Bytes of a message, in pieces that are joined once at the end. */
export type Message = readonly Uint8Array[]

/** A number in groups of seven bits, lowest first; a negative one in two's complement of 64 bits. */
export function varint(value: number): Uint8Array {
  const out: number[] = []
  let rest = BigInt.asUintN(64, BigInt(value))
  while (rest > 127n) {
    out.push(Number(rest & 127n) | 128)
    rest >>= 7n
  }
  out.push(Number(rest))
  return Uint8Array.from(out)
}

export const integer = (field: number, value: number): Message => [varint(field << 3), varint(value)]

export function float(field: number, value: number): Message {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setFloat32(0, value, true)
  return [varint((field << 3) | 5), bytes]
}

export const bytes = (field: number, value: Uint8Array): Message => [
  varint((field << 3) | 2),
  varint(value.length),
  value,
]

export const text = (field: number, value: string): Message => bytes(field, Buffer.from(value))

/** A message inside a message. */
export function message(field: number, ...parts: readonly Message[]): Message {
  const pieces = parts.flat()
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0)
  return [varint((field << 3) | 2), varint(length), ...pieces]
}

/** One entry of a map. */
export const mapEntry = (field: number, key: string, ...value: readonly Message[]): Message =>
  message(field, text(1, key), ...value)
