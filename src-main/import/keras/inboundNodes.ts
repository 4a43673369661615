import { isPlain } from './toWords'

/** A value by the layer that makes it, the number of the call, and the number of the output. */
export interface Reference {
  readonly layer: string
  readonly node: number
  readonly tensor: number
  /** Shape that the file tells, without the batch. */
  readonly shape?: readonly (number | null)[]
}

/** One call of a layer. */
export interface InboundNode {
  readonly args: readonly (Reference | number)[]
  readonly options: Readonly<Record<string, unknown>>
}

const whole = (value: unknown): number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : 0

/** Sizes without the batch. */
export function sizesOf(shape: unknown): readonly (number | null)[] | undefined {
  if (!Array.isArray(shape) || shape.length === 0) return undefined
  const sizes = (shape as unknown[]).slice(1)
  return sizes.every((size) => size === null || (Number.isInteger(size) && Number(size) > 0))
    ? (sizes as (number | null)[])
    : undefined
}

/** `["dense", 0, 0]`, with options behind it in older files. */
function oldReference(value: unknown): Reference | undefined {
  if (!Array.isArray(value) || value.length < 3) return undefined
  const [layer, node, tensor] = value as unknown[]
  if (typeof layer !== 'string' || typeof node !== 'number' || typeof tensor !== 'number') return undefined
  return { layer, node: whole(node), tensor: whole(tensor) }
}

function reference(value: unknown): Reference | undefined {
  if (!isPlain(value) || value['className'] !== '__keras_tensor__' || !isPlain(value['config']))
    return oldReference(value)
  const { keras_history: history, shape } = value['config']
  const found = oldReference(history)
  const sizes = sizesOf(shape)
  return found && { ...found, ...(sizes && { shape: sizes }) }
}

/** References and numbers in nested lists, in order. */
function collect(value: unknown, into: (Reference | number)[]): void {
  const found = reference(value)
  if (found) into.push(found)
  else if (Array.isArray(value)) for (const item of value as unknown[]) collect(item, into)
  else if (typeof value === 'number') into.push(value)
}

const MASKS = /^((query|value|key)_)?mask$/

/** Arguments by name: values come behind those by place, the rest are options. */
function readOptions(kwargs: unknown, args: (Reference | number)[]): Readonly<Record<string, unknown>> {
  const options: Record<string, unknown> = {}
  if (!isPlain(kwargs)) return options
  for (const [name, value] of Object.entries(kwargs)) {
    const found: (Reference | number)[] = []
    if (typeof value !== 'number') collect(value, found)
    const references = found.filter((item) => typeof item !== 'number')
    // Where padding is told apart, which is no input.
    if (references.length === 0 || MASKS.test(name)) options[name] = references[0] ?? value
    else args.push(...references)
  }
  return options
}

/** The calls of a layer, from files of Keras 3 (`{ args, kwargs }`) and older ones (lists of lists). */
export function inboundNodes(value: unknown): readonly InboundNode[] {
  if (!Array.isArray(value)) return []
  return (value as unknown[]).map((node) => {
    const args: (Reference | number)[] = []
    if (isPlain(node)) {
      collect(node['args'], args)
      return { args, options: readOptions(node['kwargs'], args) }
    }
    // One input may stand without a list around it.
    const ends = oldReference(node) ? [node] : Array.isArray(node) ? (node as unknown[]) : []
    let options: Readonly<Record<string, unknown>> = {}
    for (const end of ends) {
      const found = oldReference(end)
      if (found) args.push(found)
      options = { ...options, ...readOptions((end as unknown[])[3], args) }
    }
    return { args, options }
  })
}

/** Ends of a network: one flat reference, or a list of them, or a list with a list. */
export function endsOf(value: unknown): readonly Reference[] {
  const found: (Reference | number)[] = []
  collect(value, found)
  return found.filter((item): item is Reference => typeof item !== 'number')
}
