import { DataType, type Binding, type OpAttribute } from '../../backends/native/binding'
import { attribute, type Attribute, type Attributes } from './graph/attribute'
import type { GraphNode, GraphNodes, Ref } from './graph/GraphNodes'
import { operations } from './graph/operations.gen'
import { allEqual, type Event, type Recording } from './recordStep'

type Constant = Extract<Event, { kind: 'constant' }>
type Operation = Extract<Event, { kind: 'operation' }>

/** A step inside a graph. */
export interface EmittedStep {
  readonly row: Ref
  /** New values of the watched tensors; `null` where the step leaves one as it was. */
  readonly next: readonly (Ref | null)[]
}

const converters = {
  TF_ATTR_TYPE: (value: unknown) => attribute.type(value as number),
  TF_ATTR_INT: (value: unknown) =>
    Array.isArray(value) ? attribute.ints(value as number[]) : attribute.int(value as number),
  TF_ATTR_FLOAT: (value: unknown) => attribute.float(value as number),
  TF_ATTR_BOOL: (value: unknown) => attribute.bool(value as boolean),
  TF_ATTR_STRING: (value: unknown) => attribute.text(value as string),
  TF_ATTR_SHAPE: (value: unknown) => attribute.shape(value as number[]),
} as const

function convert(binding: Binding, { name, type, value }: OpAttribute): Attribute {
  for (const [kind, toAttribute] of Object.entries(converters))
    if (binding[kind as keyof typeof converters] === type) return toAttribute(value)
  throw new Error(`The attribute “${name}” is of an unknown kind ${type}`)
}

/** The attributes of an operation, with those that running it finds out from its inputs and that a graph must be told. */
function attributesOf(binding: Binding, event: Operation, inputTypes: readonly number[]): Attributes {
  const all: Record<string, Attribute> = {}
  for (const given of event.attributes) all[given.name] = convert(binding, given)
  const known = operations[event.op]
  if (!known) throw new Error(`The operation ${event.op} is not in the table of operations`)
  let at = 0
  for (const [, type, count] of known.inputs) {
    const found = inputTypes[at]
    if (typeof type === 'string' && found !== undefined) all[type] ??= attribute.type(found)
    if (count !== undefined) all[count] ??= attribute.int(inputTypes.length - (known.inputs.length - 1))
    at += count === undefined ? 1 : Number(all[count]?.value)
  }
  return all
}

const arrayOf = { [DataType.float32]: Float32Array, [DataType.int32]: Int32Array, [DataType.bool]: Uint8Array } as const

const bytesOf = ({ buffer, byteOffset, byteLength }: Constant['values']): string =>
  Buffer.from(buffer, byteOffset, byteLength).toString('base64')

/** Copies that a step makes without need: casts to the same type. */
const isCopy = ({ op, attributes }: Operation): boolean => {
  const type = (name: string) => attributes.find((attribute) => attribute.name === name)?.value
  return op === 'Cast' && type('SrcT') === type('DstT')
}

/** Zeros and ones of whole activations stay small. */
function emitConstant(nodes: GraphNodes, { type, shape, values }: Constant): GraphNode {
  const make = arrayOf[type as keyof typeof arrayOf]
  if (!make) throw new Error(`A constant of type ${type}`)
  const data = make.from(values as never)
  if (data.length < 64 || !allEqual(data)) return nodes.constant(type, shape, data).node
  const { node } = nodes.add(
    'Fill',
    [nodes.int32([shape.length], ...shape), nodes.constant(type, [], data.slice(0, 1))],
    {
      T: attribute.type(type),
      index_type: attribute.type(DataType.int32),
    },
  )
  return node
}

/** Id of a tensor made before the step that is neither watched nor small: its value would be frozen. */
function capture(binding: Binding, nodes: GraphNodes, id: number): { readonly ref: Ref; readonly type: number } {
  const [copy] = binding.executeOp('Identity', [], [id], 1)
  if (!copy) throw new Error('A tensor of before the step is gone')
  const values = binding.tensorDataSync(copy.id)
  binding.deleteTensor(copy.id)
  if (values.length > 16) throw new Error(`The step uses a tensor of ${values.length} numbers from outside its cells`)
  const node = emitConstant(nodes, { kind: 'constant', id, type: copy.dtype, shape: copy.shape, values })
  return { ref: { node, output: 0 }, type: copy.dtype }
}

/**
 * Puts a recorded step into a graph or a function. What the step does twice with the same values, as optimizers do for every weight,
 * is done once.
 *
 * @param cells What stands for the watched tensors, in order; only those that the step reads are asked for.
 */
export function emitStep(
  binding: Binding,
  recording: Recording,
  nodes: GraphNodes,
  cells: readonly { readonly ref: Ref; readonly type: number }[],
): EmittedStep {
  const known = new Map<number, { readonly ref: Ref; readonly type: number }>()
  recording.before.forEach((id, i) => known.set(id, cells[i] as (typeof cells)[number]))
  const get = (id: number) => {
    const found = known.get(id) ?? capture(binding, nodes, id)
    known.set(id, found)
    return found
  }
  const done = new Map<string, GraphNode>()
  const once = (key: string, make: () => GraphNode): GraphNode => {
    const node = done.get(key) ?? make()
    done.set(key, node)
    return node
  }
  for (const event of recording.events) {
    if (event.kind === 'constant') {
      const { id, type, shape, values } = event
      const key = `${type} ${shape.join()} ${bytesOf(allEqual(values) ? values.subarray(0, 1) : values)}`
      known.set(id, { ref: { node: once(key, () => emitConstant(nodes, event)), output: 0 }, type })
      continue
    }
    const inputs = event.inputs.map(get)
    const [first] = inputs
    const [output] = event.outputs
    if (first && output && isCopy(event)) {
      known.set(output.id, first)
      continue
    }
    const refs = inputs.map(({ ref }) => ref)
    const key = `${event.op} ${refs.map((ref) => nodes.nameOf(ref)).join()} ${JSON.stringify(event.attributes)}`
    const node = once(key, () => {
      const types = inputs.map(({ type }) => type)
      return nodes.add(event.op, refs, attributesOf(binding, event, types)).node
    })
    event.outputs.forEach(({ id, type }, output) => known.set(id, { ref: { node, output }, type }))
  }
  return {
    row: get(recording.row).ref,
    next: recording.after.map((id, i) => (id === recording.before[i] ? null : get(id).ref)),
  }
}
