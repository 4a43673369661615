import { Reader } from 'protobufjs/minimal'

/** What a field holds: whole numbers, numbers of 32 or 64 bits, texts, bytes, or messages. */
type Kind = 'int' | 'float' | 'double' | 'text' | 'bytes' | Schema
interface Field {
  readonly name: string
  readonly kind: Kind | (() => Schema)
  readonly many?: true
}
/** Fields of a message by their numbers; those that are not named are passed over. */
export type Schema = Readonly<Record<number, Field>>

/** A message as plain objects; its bytes are views into the file. */
export type Message = Readonly<Record<string, unknown>>

/** Most messages, and most numbers that do not stand as bytes: each takes many times its room in the file. */
const MOST_MESSAGES = 2_000_000
const MOST_NUMBERS = 2 ** 26
const MOST_DEPTH = 32
/** Wire types of https://protobuf.dev/programming-guides/encoding/ */
const WIRE = { varint: 0, bits64: 1, bytes: 2, bits32: 5 } as const

class MessageReader {
  private messages = 0
  private numbers = 0

  constructor(private readonly reader: Reader) {}

  message(schema: Schema, end: number, depth: number): Message {
    if (depth > MOST_DEPTH) throw new RangeError('messages lie too deep in each other')
    if (++this.messages > MOST_MESSAGES) throw new RangeError('there are too many messages')
    const { reader } = this
    const made: Record<string, unknown> = {}
    while (reader.pos < end) {
      const tag = reader.uint32()
      const field = Object.hasOwn(schema, tag >>> 3) ? schema[tag >>> 3] : undefined
      const wire = tag & 7
      if (!field) reader.skipType(wire)
      else if (field.many) this.add(made, field, wire, depth)
      else made[field.name] = this.one(field, wire, depth)
    }
    if (reader.pos !== end) throw new RangeError('a message goes beyond its end')
    return made
  }

  private add(made: Record<string, unknown>, field: Field, wire: number, depth: number): void {
    const list = (made[field.name] ??= []) as unknown[]
    const packs = field.kind === 'int' || field.kind === 'float' || field.kind === 'double'
    if (!packs || wire !== WIRE.bytes) {
      list.push(this.one(field, wire, depth))
      return
    }
    const end = this.endOf()
    const alone = { int: WIRE.varint, float: WIRE.bits32, double: WIRE.bits64 }[field.kind as 'int']
    while (this.reader.pos < end) list.push(this.one(field, alone, depth))
    if (this.reader.pos !== end) throw new RangeError('a list goes beyond its end')
  }

  private endOf(): number {
    const length = this.reader.uint32()
    const end = this.reader.pos + length
    if (end > this.reader.len) throw new RangeError('the file is cut off')
    return end
  }

  private one({ kind }: Field, wire: number, depth: number): unknown {
    const { reader } = this
    if (typeof kind !== 'string') {
      this.expect(wire, WIRE.bytes)
      return this.message(typeof kind === 'function' ? kind() : kind, this.endOf(), depth + 1)
    }
    if (kind === 'text' || kind === 'bytes') {
      this.expect(wire, WIRE.bytes)
      return kind === 'text' ? reader.string() : reader.bytes()
    }
    if (++this.numbers > MOST_NUMBERS) throw new RangeError('there are too many numbers')
    this.expect(wire, { int: WIRE.varint, float: WIRE.bits32, double: WIRE.bits64 }[kind])
    if (kind === 'float') return reader.float()
    return kind === 'double' ? reader.double() : Number(reader.int64())
  }

  private expect(wire: number, wanted: number): void {
    if (wire !== wanted) throw new RangeError(`a field of wire type ${wire} instead of ${wanted}`)
  }
}

/**
 * Reads a protocol buffer by its schema.
 *
 * @throws Error where it is damaged, or holds too much.
 */
export function readMessage(bytes: Uint8Array, schema: Schema): Message {
  const reader = Reader.create(bytes)
  return new MessageReader(reader).message(schema, reader.len, 0)
}

/** Numbers of the fields of a message as far as they can be walked over, and those that are text or messages. */
export function fieldsOf(
  bytes: Uint8Array,
  most: number,
): { readonly numbers: ReadonlySet<number>; readonly whole: boolean } {
  const reader = Reader.create(bytes)
  const numbers = new Set<number>()
  try {
    for (let i = 0; i < most && reader.pos < reader.len; i++) {
      const tag = reader.uint32()
      numbers.add(tag >>> 3)
      reader.skipType(tag & 7)
    }
    return { numbers, whole: true }
  } catch {
    return { numbers, whole: false }
  }
}
