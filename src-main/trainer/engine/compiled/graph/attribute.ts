import { bytes, float, integer, message, text, type Message } from './protobuf'

/** An attribute of a node: its AttrValue, and what it says where a count or a type is looked up. */
export interface Attribute {
  readonly encoded: Message
  readonly value: unknown
}

const shapeProto = (shape: readonly number[]): Message => shape.flatMap((size) => message(2, integer(1, size)))

/** Makers of attributes. Types are TensorFlow's numbers. */
export const attribute = {
  text: (value: string): Attribute => ({ encoded: text(2, value), value }),
  int: (value: number): Attribute => ({ encoded: integer(3, value), value }),
  float: (value: number): Attribute => ({ encoded: float(4, value), value }),
  bool: (value: boolean): Attribute => ({ encoded: integer(5, value ? 1 : 0), value }),
  type: (value: number): Attribute => ({ encoded: integer(6, value), value }),
  shape: (value: readonly number[]): Attribute => ({ encoded: message(7, shapeProto(value)), value }),
  tensor: (type: number, shape: readonly number[], content: Uint8Array): Attribute => ({
    encoded: message(8, integer(1, type), message(2, shapeProto(shape)), bytes(4, content)),
    value: null,
  }),
  ints: (value: readonly number[]): Attribute => ({
    encoded: message(1, ...value.map((one) => integer(3, one))),
    value,
  }),
  types: (value: readonly number[]): Attribute => ({
    encoded: message(1, ...value.map((one) => integer(6, one))),
    value,
  }),
  shapes: (value: readonly (readonly number[])[]): Attribute => ({
    encoded: message(1, ...value.map((one) => message(7, shapeProto(one)))),
    value,
  }),
  func: (name: string): Attribute => ({ encoded: message(10, text(1, name)), value: name }),
}
export type Attributes = Readonly<Record<string, Attribute>>
