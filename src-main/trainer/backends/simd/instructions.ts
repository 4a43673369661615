import { type Code, type Local, signed, unsigned } from './Code'

type Operand = Code | Local | number

const isLocal = (value: Operand): value is Local => typeof value === 'object' && 'index' in value

/** A local or an integer constant as an expression. */
const read = (value: Operand): Code => {
  if (typeof value === 'number') return [0x41, ...signed(value)]
  return isLocal(value) ? [0x20, ...unsigned(value.index)] : value
}

const binary =
  (opcode: readonly number[]) =>
  (a: Operand, b: Operand): Code => [...read(a), ...read(b), ...opcode]
const unary =
  (opcode: readonly number[]) =>
  (a: Operand): Code => [...read(a), ...opcode]
const simd = (opcode: number): number[] => [0xfd, ...unsigned(opcode)]
/** A load or store: alignment is a hint, so 4 bytes fit every address of a float. */
const at = (opcode: readonly number[], offset: number) => [...opcode, 2, ...unsigned(offset)]

/** local = value */
export const set = (local: Local, value: Operand): Code => [...read(value), 0x21, ...unsigned(local.index)]

/** local += value, for integers */
export const bump = (local: Local, value: Operand): Code => set(local, i32.add(local, value))

export const i32 = {
  add: binary([0x6a]),
  sub: binary([0x6b]),
  mul: binary([0x6c]),
}

/** Single floats in memory; an address is a byte offset in the heap, `offset` a constant number of bytes on top. */
export const f32 = {
  load: (address: Operand, offset = 0): Code => [...read(address), ...at([0x2a], offset)],
  store: (address: Operand, value: Operand, offset = 0): Code => [
    ...read(address),
    ...read(value),
    ...at([0x38], offset),
  ],
  add: binary([0x92]),
  sub: binary([0x93]),
  mul: binary([0x94]),
  div: binary([0x95]),
  constant: (value: number): Code => [0x43, ...new Uint8Array(new Float32Array([value]).buffer)],
}

/** Four floats at once. */
export const f32x4 = {
  load: (address: Operand, offset = 0): Code => [...read(address), ...at(simd(0x00), offset)],
  /** One float of memory in all four lanes. */
  loadSplat: (address: Operand, offset = 0): Code => [...read(address), ...at(simd(0x09), offset)],
  /** The vector with one lane taken from memory. */
  loadLane: (address: Operand, vector: Operand, lane: number, offset = 0): Code => [
    ...read(address),
    ...read(vector),
    ...at(simd(0x56), offset),
    lane,
  ],
  store: (address: Operand, value: Operand, offset = 0): Code => [
    ...read(address),
    ...read(value),
    ...at(simd(0x0b), offset),
  ],
  /** The first two lanes. */
  storeHalf: (address: Operand, value: Operand, offset = 0): Code => [
    ...read(address),
    ...read(value),
    ...at(simd(0x5b), offset),
    0,
  ],
  zero: [...simd(0x0c), ...new Array<number>(16).fill(0)] as Code,
  add: binary(simd(0xe4)),
  sub: binary(simd(0xe5)),
  mul: binary(simd(0xe6)),
  div: binary(simd(0xe7)),
  eq: binary(simd(0x41)),
  sqrt: unary(simd(0xe3)),
  lane: (value: Operand, lane: number): Code => [...read(value), ...simd(0x1f), lane],
}

/** All bits of a vector. */
export const v128 = {
  and: binary(simd(0x4e)),
  /** a and not b */
  andNot: binary(simd(0x4f)),
  or: binary(simd(0x50)),
}

/** Sets `bytes` bytes at an address to zero. */
export const clear = (address: Operand, bytes: Operand): Code => [
  ...read(address),
  ...read(0),
  ...read(bytes),
  ...[0xfc, 0x0b, 0x00],
]

/** Repeats `body`, lowering `count` by `step` after each turn, while more than `rest` remains. At least one turn. */
export const repeat = (count: Local, body: readonly Code[], step = 1, rest = 0): Code => [
  ...[0x03, 0x40],
  ...body.flat(),
  ...set(count, i32.sub(count, step)),
  ...[...read(count), ...read(rest), 0x4a],
  ...[0x0d, 0, 0x0b],
]

/** `body` where the integer a >= b (signed). */
export const whenAtLeast = (a: Operand, b: Operand, body: readonly Code[]): Code => [
  ...read(a),
  ...read(b),
  0x4e,
  0x04,
  0x40,
  ...body.flat(),
  0x0b,
]
