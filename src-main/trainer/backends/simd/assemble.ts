import { type Code, unsigned, valueTypes } from './Code'
import type { SimdFunction } from './SimdFunction'

const header = [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0]
const sections = { type: 1, import: 2, function: 3, export: 7, code: 10 }

const list = (items: readonly Code[]): number[] => [...unsigned(items.length), ...items.flat()]
const text = (value: string): number[] => list([...Buffer.from(value)].map((byte) => [byte]))
const section = (id: number, items: readonly Code[]): number[] => {
  const content = list(items)
  return [id, ...unsigned(content.length), ...content]
}

/**
 * The bytes of a WebAssembly module with these functions over an imported memory (`env.memory`).
 *
 * @param maximum the memory's limit in pages of 64 KiB, which a shared memory must declare; undefined for one not shared
 */
export function assemble(functions: readonly SimdFunction[], maximum?: number): Uint8Array {
  const limits = maximum === undefined ? [0x00, 0] : [0x03, 0, ...unsigned(maximum)]
  return new Uint8Array([
    ...header,
    ...section(
      sections.type,
      functions.map((f) => [0x60, ...list(f.params.map((type) => [valueTypes[type]])), 0]),
    ),
    ...section(sections.import, [[...text('env'), ...text('memory'), 0x02, ...limits]]),
    ...section(
      sections.function,
      functions.map((_, index) => unsigned(index)),
    ),
    ...section(
      sections.export,
      functions.map(({ name }, index) => [...text(name), 0x00, ...unsigned(index)]),
    ),
    ...section(sections.code, functions.map(functionCode)),
  ])
}

function functionCode({ locals, body }: SimdFunction): Code {
  const content = [...list(locals.map((type) => [1, valueTypes[type]])), ...body, 0x0b]
  return [...unsigned(content.length), ...content]
}
