import { ok, type Result } from '@shared/result'
import type { ImportFile } from '../files/ImportFile'
import { importFailure } from '../importProblem'
import type { Constant } from './constants/Constant'
import { readTensor } from './constants/readTensor'
import {
  modelSchema,
  type InnerMessage,
  type ModelMessage,
  type NodeMessage,
  type ValueMessage,
} from './proto/onnxSchema'
import { readMessage } from './proto/readMessage'

/** Most operators of a network that is read. */
const MOST_NODES = 20_000
/** Sets of operators whose rules are known. */
const OPSETS = { lowest: 7, highest: 26 }

export interface OnnxNode {
  readonly op: string
  readonly name: string
  readonly inputs: readonly string[]
  readonly outputs: readonly string[]
  readonly attributes: ReadonlyMap<string, AttributeValue>
}
export type AttributeValue = number | string | readonly number[] | Constant | { readonly graph: true }

/** Sizes of a value; `undefined`: any. */
export type Sizes = readonly (number | undefined)[]

export interface OnnxEnd {
  readonly name: string
  readonly sizes: Sizes | undefined
  /** Whole numbers. */
  readonly whole: boolean
}

/** A network of an ONNX file, checked: every value is made once, and before it is used. */
export interface OnnxGraph {
  readonly name: string
  readonly opset: number
  readonly producer: string
  readonly nodes: readonly OnnxNode[]
  readonly constants: ReadonlyMap<string, Constant>
  readonly inputs: readonly OnnxEnd[]
  readonly outputs: readonly string[]
  /** What the file tells of values on the way. */
  readonly told: ReadonlyMap<string, Sizes>
}

class Refused extends Error {
  constructor(readonly result: Result<never>) {
    super('refused')
  }
}
const refuse = (...problem: Parameters<typeof importFailure>): never => {
  throw new Refused(importFailure(...problem))
}
function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Refused(result)
  return result.value
}

const WHOLE_TYPES = new Set([2, 3, 4, 5, 6, 7, 9, 12, 13])

function endOf({ name = '', type }: ValueMessage): OnnxEnd {
  const dims = type?.tensorType?.shape?.dim
  const possible = (value: number | undefined): number | undefined =>
    value !== undefined && Number.isSafeInteger(value) && value > 0 ? value : undefined
  return {
    name,
    sizes: dims?.map(({ value }) => possible(value)),
    whole: WHOLE_TYPES.has(type?.tensorType?.elemType ?? 1),
  }
}

/** Names that a graph inside of an operator takes from outside. */
function takenFromOutside({ node = [], initializer = [], input = [], output = [] }: InnerMessage): string[] {
  const own = new Set([...initializer, ...input].map(({ name = '' }) => name))
  for (const { output: made = [] } of node) for (const name of made) own.add(name)
  const taken = node.flatMap((one) => [
    ...(one.input ?? []),
    ...(one.attribute ?? []).flatMap(({ g }) => (g ? takenFromOutside(g) : [])),
  ])
  return [...taken, ...output.map(({ name = '' }) => name)].filter((name) => name !== '' && !own.has(name))
}

class GraphReader {
  constructor(private readonly file: ImportFile) {}

  read(): OnnxGraph {
    const model = readMessage(this.file.bytes, modelSchema) as ModelMessage
    const { graph } = model
    const opset = model.opsetImport?.find(({ domain = '' }) => domain === '' || domain === 'ai.onnx')?.version
    if (!graph || opset === undefined) return refuse('importNotNetwork', { name: this.file.name })
    if (opset < OPSETS.lowest || opset > OPSETS.highest)
      return refuse('importOpset', { name: this.file.name, version: opset, ...OPSETS })
    if ((graph.node?.length ?? 0) > MOST_NODES) return refuse('importTooMany', { limit: MOST_NODES })
    const constants = new Map<string, Constant>()
    for (const tensor of graph.initializer ?? []) {
      if (constants.has(tensor.name ?? '')) return this.damaged(`“${tensor.name}” is there twice`)
      constants.set(tensor.name ?? '', valueOf(readTensor(tensor, this.file)))
    }
    // Old files list the weights among the inputs as well.
    const inputs = (graph.input ?? []).map(endOf).filter(({ name }) => !constants.has(name))
    const outputs = (graph.output ?? []).map(({ name = '' }) => name)
    const nodes = (graph.node ?? []).map((node) => this.node(node))
    if (outputs.length === 0) return refuse('importNotNetwork', { name: this.file.name })
    return {
      name: graph.name ?? '',
      opset,
      producer: model.producerName ?? '',
      nodes: this.inOrder(nodes, [...constants.keys(), ...inputs.map(({ name }) => name)], outputs),
      constants,
      inputs,
      outputs,
      told: new Map(
        [...(graph.valueInfo ?? []), ...(graph.output ?? [])].flatMap((value) => {
          const { name, sizes } = endOf(value)
          return sizes ? [[name, sizes] as const] : []
        }),
      ),
    }
  }

  private damaged(why: string): never {
    return refuse('importDamaged', { name: this.file.name }, why)
  }

  private node({
    opType = '',
    name = '',
    domain = '',
    input = [],
    output = [],
    attribute = [],
  }: NodeMessage): OnnxNode {
    const attributes = new Map(
      attribute.map((one): readonly [string, AttributeValue] => {
        const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8')
        const value =
          one.t !== undefined
            ? valueOf(readTensor(one.t, this.file))
            : one.g !== undefined
              ? ({ graph: true } as const)
              : ((one.s && text(one.s)) ??
                one.ints ??
                one.floats ??
                one.strings?.map(text).join(' ') ??
                one.f ??
                one.i ??
                0)
        return [one.name ?? '', value]
      }),
    )
    const inner = attribute.flatMap(({ g }) => (g ? takenFromOutside(g) : []))
    const inputs = inner.length > 0 ? [...input, ...new Set(inner)] : input
    const foreign = domain !== '' && domain !== 'ai.onnx'
    return { op: foreign ? `${domain}.${opType}` : opType, name, inputs, outputs: output, attributes }
  }

  /** Nodes such that what each takes is there. */
  private inOrder(
    nodes: readonly OnnxNode[],
    there: readonly string[],
    outputs: readonly string[],
  ): readonly OnnxNode[] {
    const known = new Set(['', ...there])
    const makers = new Map<string, OnnxNode>()
    for (const node of nodes)
      for (const name of node.outputs) {
        if (name === '') continue
        if (known.has(name) || makers.has(name)) this.damaged(`“${name}” is made twice`)
        makers.set(name, node)
      }
    const waiting = new Map<OnnxNode, number>()
    const takers = new Map<string, OnnxNode[]>()
    const ready: OnnxNode[] = []
    for (const node of nodes) {
      const open = new Set(node.inputs.filter((name) => !known.has(name)))
      for (const name of open) {
        if (!makers.has(name)) refuse('importValueMissing', { name })
        const others = takers.get(name)
        if (others) others.push(node)
        else takers.set(name, [node])
      }
      waiting.set(node, open.size)
      if (open.size === 0) ready.push(node)
    }
    for (let k = 0; k < ready.length; k++)
      for (const name of (ready[k] as OnnxNode).outputs) {
        if (known.has(name)) continue
        known.add(name)
        for (const taker of takers.get(name) ?? []) {
          const left = (waiting.get(taker) ?? 0) - 1
          waiting.set(taker, left)
          if (left === 0) ready.push(taker)
        }
      }
    const stuck = nodes.find((node) => (waiting.get(node) ?? 0) > 0)
    if (stuck) refuse('importCyclic', { name: stuck.name || stuck.op })
    const missing = outputs.find((name) => !known.has(name))
    if (missing !== undefined) refuse('importValueMissing', { name: missing })
    return ready
  }
}

/** Reads an ONNX file and checks that it is one network. */
export function readOnnxGraph(file: ImportFile): Result<OnnxGraph> {
  try {
    return ok(new GraphReader(file).read())
  } catch (error) {
    return error instanceof Refused ? error.result : importFailure('importDamaged', { name: file.name }, error)
  }
}
