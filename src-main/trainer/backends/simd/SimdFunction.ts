import type { Code, Local, ValueType } from './Code'

/** A function over the heap; its parameters are integers: addresses, steps in bytes, counts. */
export interface SimdFunction {
  readonly name: string
  readonly params: readonly ValueType[]
  readonly locals: readonly ValueType[]
  readonly body: Code
}

export interface FunctionFrame {
  local(type: ValueType): Local
  locals(type: ValueType, count: number): Local[]
  /** Several integer locals, one for each name. */
  integers<Names extends string>(...names: Names[]): Record<Names, Local>
}

/** Writes a function of integer parameters: `write` gets them, makes further locals and returns the statements. */
export function defineSimdFunction<Name extends string>(
  name: string,
  params: readonly Name[],
  write: (p: Readonly<Record<Name, Local>>, frame: FunctionFrame) => readonly Code[],
): SimdFunction {
  const locals: ValueType[] = []
  const local = (type: ValueType): Local => ({ index: params.length + locals.push(type) - 1, type })
  const frame: FunctionFrame = {
    local,
    locals: (type, count) => Array.from({ length: count }, () => local(type)),
    integers: (...names) =>
      Object.fromEntries(names.map((n) => [n, local('i32')])) as ReturnType<FunctionFrame['integers']>,
  }
  const named = Object.fromEntries(params.map((param, index) => [param, { index, type: 'i32' }]))
  const body = write(named as Readonly<Record<Name, Local>>, frame).flat()
  return { name, params: params.map(() => 'i32'), locals, body }
}
