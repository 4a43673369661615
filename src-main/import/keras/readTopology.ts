import type { KerasWords } from '@shared/keras/kerasWords'
import { ok, type Result } from '@shared/result'
import { importFailure } from '../importProblem'
import { endsOf, inboundNodes, sizesOf, type InboundNode, type Reference } from './inboundNodes'
import type { Argument, ModelCall, ModelGraph, ModelInput, ModelLayer, ValueRef } from './ModelGraph'
import { isPlain } from './toWords'
import { createPlaces } from './createPlaces'
import { withoutUnused } from './withoutUnused'

/** Most layers and calls of a network that is laid open. */
const MOST_CALLS = 20_000
const MOST_NESTING = 20

interface Entry {
  readonly name: string
  readonly className: string
  readonly module: string
  readonly config: Readonly<Record<string, unknown>>
  readonly nodes: readonly InboundNode[]
  readonly place: string
}

class Refused extends Error {
  constructor(readonly result: Result<never>) {
    super('refused')
  }
}
const refuse = (...problem: Parameters<typeof importFailure>): never => {
  throw new Refused(importFailure(...problem))
}
const isModel = ({ config }: Entry): boolean => Array.isArray(config['layers'])
/** Operations by which Keras tells padding apart from data. */
const MAKES_MASKS = new Set(['NotEqual', 'Any', 'Squeeze'])
/** An operation on values, which has none of a layer's settings; the files of `.h5` do not name its module. */
const isOperation = ({ module, config, className }: Pick<Entry, 'module' | 'config' | 'className'>): boolean =>
  module.startsWith('keras.src.ops') ||
  (module === '' &&
    className !== 'InputLayer' &&
    !('trainable' in config) &&
    !('dtype' in config) &&
    !('layers' in config))
const isSequence = ({ className, config }: Entry): boolean => className === 'Sequential' || !('input_layers' in config)

/** A network as it stands in a file, laid open: nested models become their layers. */
export function readTopology(words: unknown, file: string): Result<ModelGraph> {
  try {
    return ok(withoutUnused(new TopologyReader(file).read(words)))
  } catch (error) {
    if (error instanceof Refused) return error.result
    return importFailure('importNotNetwork', { name: file }, error)
  }
}

class TopologyReader {
  private readonly inputs: ModelInput[] = []
  private readonly layers: ModelLayer[] = []
  private readonly calls: ModelCall[] = []
  private readonly shapes = new Map<number, readonly number[]>()
  private readonly numbers = new Map<Entry, number>()
  private readonly inside = new Map<Entry, readonly Entry[]>()

  constructor(private readonly file: string) {}

  read(words: unknown): ModelGraph {
    const model = this.entryOf(words, '')
    if (!isModel(model)) return refuse('importNotNetwork', { name: this.file })
    const values = this.expand(model, undefined, [])
    if (values.length === 0) return refuse('importNotNetwork', { name: this.file })
    const named = isSequence(model) ? [] : endsOf(model.config['output_layers'])
    const last = this.calls.at(-1)
    const fallback = last ? (this.layers[last.layer]?.name ?? 'output') : 'output'
    return {
      name: model.name,
      inputs: this.inputs,
      layers: this.layers,
      calls: this.calls,
      outputs: values.map((value, i) => ({ name: named[i]?.layer ?? fallback, value })),
      shapes: this.shapes,
    }
  }

  private entryOf(value: unknown, place: string): Entry {
    if (!isPlain(value) || typeof value['className'] !== 'string')
      return refuse('importNotNetwork', { name: this.file })
    const { className, module, inbound_nodes: inbound } = value
    // The oldest files give the layers of a sequence without anything around them.
    const config = Array.isArray(value['config']) ? { layers: value['config'] } : value['config']
    if (!isPlain(config)) return refuse('importNotNetwork', { name: this.file })
    const name = config['name'] ?? value['name']
    const build = isPlain(value['build_config']) ? { build_config: value['build_config'] } : {}
    return {
      name: typeof name === 'string' ? name : className,
      className,
      module: typeof module === 'string' ? module : '',
      config: { ...config, ...build },
      nodes: inboundNodes(inbound),
      place,
    }
  }

  /** The layers of a model with the places of their weights, read once: a model may be called again. */
  private layersOf(model: Entry): readonly Entry[] {
    const known = this.inside.get(model)
    if (known) return known
    const listed = model.config['layers'] as unknown[]
    if (listed.length > MOST_CALLS) return refuse('importTooMany', { limit: MOST_CALLS })
    const placeOf = createPlaces(model.place)
    const entries = listed.map((value) => {
      const entry = this.entryOf(value, '')
      const counts = !isOperation(entry) && !(isSequence(model) && entry.className === 'InputLayer')
      return { ...entry, place: counts ? placeOf(entry.className) : '' }
    })
    this.inside.set(model, entries)
    return entries
  }

  /** What a model makes of values; at the top, where there are none, of its own inputs. */
  private expand(model: Entry, given: readonly ValueRef[] | undefined, models: readonly string[]): readonly ValueRef[] {
    if (models.length > MOST_NESTING) return refuse('importTooDeep')
    return isSequence(model) ? this.expandSequence(model, given, models) : this.expandGraph(model, given, models)
  }

  private expandSequence(
    model: Entry,
    given: readonly ValueRef[] | undefined,
    models: readonly string[],
  ): readonly ValueRef[] {
    const entries = this.layersOf(model)
    let values = given ?? [this.addInput(entries[0], model)]
    for (const entry of entries)
      if (entry.className !== 'InputLayer') values = this.apply(entry, values, {}, models).slice(0, 1)
    return values
  }

  private addInput(first: Entry | undefined, model?: Entry): ValueRef {
    const build = (entry: Entry | undefined) =>
      isPlain(entry?.config['build_config']) ? entry.config['build_config']['input_shape'] : undefined
    const config = first?.config ?? {}
    const told =
      config['batch_shape'] ??
      config['batch_input_shape'] ??
      model?.config['build_input_shape'] ??
      build(model) ??
      build(first)
    const shape = sizesOf(told)
    if (!shape) return refuse('importInputUnknown')
    const name = first?.className === 'InputLayer' ? first.name : 'input'
    this.inputs.push({ name, shape, dtype: typeof config['dtype'] === 'string' ? config['dtype'] : 'float32' })
    return { from: 'input', index: this.inputs.length - 1, at: 0 }
  }

  private expandGraph(
    model: Entry,
    given: readonly ValueRef[] | undefined,
    models: readonly string[],
  ): readonly ValueRef[] {
    const entries = new Map(this.layersOf(model).map((entry) => [entry.name, entry]))
    const offsets = offsetsOf(entries)
    const made = new Map<string, readonly ValueRef[]>()
    const keyOf = ({ layer, node }: Pick<Reference, 'layer' | 'node'>) =>
      `${Math.max(0, node - (offsets.get(layer) ?? 0))} ${layer}`
    const entrances = endsOf(model.config['input_layers'])
    entrances.forEach(({ layer }, i) => {
      const value = given ? given[i] : this.addInput(entries.get(layer))
      if (value) made.set(`0 ${layer}`, [value])
    })
    const open = [...entries.values()].flatMap((entry) =>
      entry.nodes.map((node, i) => ({ entry, node, key: `${i} ${entry.name}` })),
    )
    this.makeAll(
      open.filter(({ key }) => !made.has(key)),
      made,
      keyOf,
      models,
      entries,
    )
    return endsOf(model.config['output_layers']).map((end) => {
      const value = made.get(keyOf(end))?.[end.tensor]
      return value ?? refuse('importNotNetwork', { name: this.file }, `nothing makes ${end.layer}`)
    })
  }

  /** Calls everything whose arguments are there, until all is called. */
  private makeAll(
    open: readonly { readonly entry: Entry; readonly node: InboundNode; readonly key: string }[],
    made: Map<string, readonly ValueRef[]>,
    keyOf: (reference: Reference) => string,
    models: readonly string[],
    entries: ReadonlyMap<string, Entry>,
  ): void {
    const waits = new Map<string, (typeof open)[number][]>()
    const ready: (typeof open)[number][] = []
    const file = (call: (typeof open)[number]): void => {
      const missing = call.node.args.find((arg) => typeof arg !== 'number' && !made.has(keyOf(arg)))
      if (missing === undefined || typeof missing === 'number') ready.push(call)
      else waits.set(keyOf(missing), [...(waits.get(keyOf(missing)) ?? []), call])
    }
    open.forEach(file)
    let done = 0
    for (let k = 0; k < ready.length; k++) {
      const { entry, node, key } = ready[k] as (typeof open)[number]
      const values = node.args.map((arg): Argument => {
        if (typeof arg === 'number') return arg
        const value = made.get(keyOf(arg))?.[arg.tensor]
        if (value) this.tellShape(value, arg)
        return value ?? { from: 'call', index: -1, at: arg.tensor }
      })
      made.set(key, this.apply(entry, values, withMasks(node.options, entries), models))
      done++
      for (const call of waits.get(key) ?? []) file(call)
      waits.delete(key)
    }
    const [stuck] = [...waits.values()].flat()
    if (done < open.length) refuse('importCyclic', { name: stuck?.entry.name ?? '' })
  }

  private tellShape(value: ValueRef, { shape }: Reference): void {
    if (value.from === 'call' && value.at === 0 && shape?.every((size) => size !== null))
      this.shapes.set(value.index, shape as number[])
  }

  private apply(
    entry: Entry,
    values: readonly Argument[],
    options: InboundNode['options'],
    models: readonly string[],
  ): readonly ValueRef[] {
    if (isModel(entry)) {
      const given = values.filter((value): value is ValueRef => typeof value !== 'number')
      return this.expand(entry, given, [...models, entry.name])
    }
    if (this.calls.length >= MOST_CALLS) return refuse('importTooMany', { limit: MOST_CALLS })
    this.calls.push({ layer: this.numberOf(entry, models), inputs: values, options })
    const index = this.calls.length - 1
    // How many values come out is known to the layer alone; the first is what layers here give.
    return Array.from({ length: 8 }, (_, at): ValueRef => ({ from: 'call', index, at }))
  }

  private numberOf(entry: Entry, models: readonly string[]): number {
    const known = this.numbers.get(entry)
    if (known !== undefined) return known
    const wraps = entry.className === 'TimeDistributed' ? entry.config['layer'] : undefined
    const inner = isPlain(wraps) && isPlain(wraps['config']) ? (wraps as unknown as KerasWords) : undefined
    const { build_config: _build, ...config } = entry.config
    const innerName = inner?.config['name']
    this.layers.push({
      name: entry.name,
      words: { className: entry.className, config },
      operation: isOperation(entry),
      trainable: entry.config['trainable'] !== false,
      names: [entry.name, ...(typeof innerName === 'string' ? [innerName] : [])],
      models,
      place: inner ? `${entry.place}/layer` : entry.place,
    })
    this.numbers.set(entry, this.layers.length - 1)
    return this.layers.length - 1
  }
}

/** A nested model of most writers counts the call that made it as its first. */
function offsetsOf(entries: ReadonlyMap<string, Entry>): ReadonlyMap<string, number> {
  const lowest = new Map<string, number>()
  const highest = new Map<string, number>()
  for (const { nodes } of entries.values())
    for (const { args } of nodes)
      for (const arg of args)
        if (typeof arg !== 'number') {
          lowest.set(arg.layer, Math.min(arg.node, lowest.get(arg.layer) ?? arg.node))
          highest.set(arg.layer, Math.max(arg.node, highest.get(arg.layer) ?? arg.node))
        }
  const models = [...entries.values()].filter(isModel)
  return new Map(
    models.map((model) => {
      const low = lowest.get(model.name)
      const beyond = (highest.get(model.name) ?? 0) >= model.nodes.length
      const counts = beyond || (low === undefined ? !isSequence(model) : low > 0 && !isSequence(model))
      return [model.name, counts ? 1 : 0]
    }),
  )
}

/** Masks that Keras follows by itself, as the studio does, say nothing; others are told apart. */
const withMasks = (options: InboundNode['options'], entries: ReadonlyMap<string, Entry>): InboundNode['options'] =>
  Object.fromEntries(
    Object.entries(options).flatMap(([name, value]) => {
      if (!isPlain(value) || typeof value['layer'] !== 'string' || !('node' in value)) return [[name, value] as const]
      const maker = entries.get(value['layer'])
      return maker && isOperation(maker) && MAKES_MASKS.has(maker.className)
        ? []
        : [['attention_mask', 'a value'] as const]
    }),
  )
