import { fail, ok, problem, type Result } from '@shared/result'
import { indented, statements } from '../python/pythonCode'
import { weightNames } from '../weights/weightNames'
import { pythonText } from '../python/pythonValue'
import { isChain, type ScriptCall, type ScriptLayer, type ScriptModel, type ValueName } from '../script/ScriptModel'
import { torchLayer } from './torchLayers'
import type { Layout, TorchLayer } from './TorchLayer'

export interface TorchNetwork {
  /** The class `Network`. */
  readonly code: string
  readonly layers: ReadonlyMap<ScriptLayer, TorchLayer>
  /** Layers that keep a loss of their own, by name. */
  readonly lossy: readonly string[]
}

const toLast = (x: string): string => `${x}.movedim(1, -1)`
const toFirst = (x: string): string => `${x}.movedim(-1, 1)`

/** Where the channels of each value stand, and what moves them where a layer wants them otherwise. */
class Layouts {
  private readonly at = new Map<ValueName, Layout>()
  said = false

  of = (name: ValueName): Layout => this.at.get(name) ?? 'last'

  put(name: ValueName, layout: Layout, rank: number): void {
    if (rank > 1) this.at.set(name, layout)
  }

  /** A value in this layout; a picture of one channel or one cell need not be turned to lie flat. */
  as(name: string, value: ValueName, layout: Layout): string {
    if (this.of(value) === layout) return name
    return layout === 'first' ? toFirst(name) : toLast(name)
  }
}

function callLine(
  { layer, inputs, outputs }: ScriptCall,
  written: TorchLayer,
  layouts: Layouts,
  nameOf: (value: ValueName) => string,
): string {
  const ranks = inputs.map(({ type }) => type.shape.length)
  const some = inputs.find(({ name }) => layouts.of(name) === 'first')
  const same = new Set(ranks).size === 1
  const layout: Layout = written.wants ?? (some && same ? 'first' : 'last')
  const given = inputs.map(({ name, type }) =>
    type.shape.length < 2 ? nameOf(name) : layouts.as(nameOf(name), name, layout),
  )
  const value = written.call(given, `self.${layer.name}`, layout)
  const values = Object.values(outputs)
  for (const { name, type } of values) layouts.put(name, layout, type.shape.length)
  return `${values.map(({ name }) => nameOf(name)).join(', ')} = ${value}`
}

function writeForward(model: ScriptModel, layers: ReadonlyMap<ScriptLayer, TorchLayer>): string[] {
  const { inputs, calls, outputs } = model
  const layouts = new Layouts()
  const chain = isChain(model)
  const nameOf = (name: ValueName): string => (chain ? 'x' : name)
  const lines: string[] = []
  for (const call of calls) {
    const written = layers.get(call.layer)
    if (!written) continue
    const line = callLine(call, written, layouts, nameOf)
    if (!layouts.said && line.includes('.movedim(')) {
      layouts.said = true
      lines.push('# PyTorch wants the channels before the places; data and flattened values have them last.')
    }
    const [left, right] = line.split(' = ', 2)
    if (left !== right) lines.push(line)
  }
  const given = outputs.map(({ name, type }) =>
    type.shape.length < 2 ? nameOf(name) : layouts.as(nameOf(name), name, 'last'),
  )
  const args = inputs.map(({ name }) => nameOf(name)).join(', ')
  return [
    `def forward(self, ${args}):`,
    ...indented(statements([...lines, `return ${given.join(', ')}`].map((line) => line))),
  ]
}

const notInTorch = (layer: ScriptLayer) =>
  problem('layerNotInFormat', `PyTorch cannot hold the layer “${layer.name}” (${layer.item.id}).`, {
    name: layer.name,
    layer: layer.item.id,
    format: 'PyTorch',
  })

/** The network as a module of PyTorch, or the layer that has no counterpart. */
export function writeNetwork(model: ScriptModel, title: string): Result<TorchNetwork> {
  const layers = new Map<ScriptLayer, TorchLayer>()
  for (const layer of [...model.layers]) {
    const written = torchLayer(layer)
    if (!written) return fail(notInTorch(layer))
    layers.set(layer, written)
  }
  const kept = model.layers.flatMap((layer) => {
    const module = layers.get(layer)?.module
    return module ? [`self.${layer.name} = ${module}`] : []
  })
  const starts = startLines(model, layers)
  const frozen = model.layers.flatMap((layer) =>
    !layer.trainable && layers.get(layer)?.module && Object.keys(layer.weights).length > 0
      ? [`self.${layer.name}.requires_grad_(False)`]
      : [],
  )
  const start = starts.length > 0 ? ['', '# First weights as Keras makes them.', ...starts] : []
  const init = ['def __init__(self):', ...indented(long(['super().__init__()', ...kept, ...start, ...frozen]), 4)]
  const code = [
    'class Network(nn.Module):',
    ...indented([`"""${title}"""`, '', ...init, '', ...writeForward(model, layers)]),
  ].join('\n')
  const lossy = model.layers.filter((layer) => layers.get(layer)?.addsLoss).map(({ name }) => name)
  return ok({ code: wrap(code), layers, lossy })
}

/** Lines that set first weights; those of layers that start alike stand in one loop. */
function startLines({ layers }: ScriptModel, written: ReadonlyMap<ScriptLayer, TorchLayer>): string[] {
  const groups = new Map<string, { readonly lines: readonly string[]; readonly names: string[] }>()
  for (const layer of layers) {
    const lines = written.get(layer)?.start?.('layer') ?? []
    if (lines.length === 0) continue
    const key = lines.join('\n')
    const group = groups.get(key) ?? { lines, names: [] }
    group.names.push(layer.name)
    groups.set(key, group)
  }
  return [...groups.values()].flatMap(({ lines, names }) =>
    names.length === 1
      ? lines.map((line) => line.replace(/\blayer(?=[.[])/g, `self.${names[0]}`))
      : [`for layer in (${names.map((name) => `self.${name}`).join(', ')}):`, ...indented(lines)],
  )
}

const long = (lines: readonly string[]): readonly string[] => lines

/** Lines too long are broken as black would, by their own indentation. */
const wrap = (code: string): string => statements(code.split('\n')).join('\n')

/** A function that loads weights written by the studio, whose axes are Keras's. `nameOf` gives the name that a file has for one. */
export function writeLoadWeights(
  { layers }: ScriptModel,
  written: ReadonlyMap<ScriptLayer, TorchLayer>,
  nameOf: ReturnType<typeof weightNames>,
): string {
  const lines = layers.flatMap((layer) => {
    const own = Object.keys(layer.weights)
    return (written.get(layer)?.weights ?? [])
      .filter(({ ours }) => own.includes(ours) && !layer.lender?.weights.includes(ours))
      .map(({ ours, theirs, change = '' }) => {
        const end = theirs === '' || theirs.startsWith('[') ? theirs : `.${theirs}`
        return `model.${layer.name}${end}.copy_(arrays[${pythonText(nameOf(layer.node, ours))}]${change})`
      })
  })
  if (lines.length === 0) return ''
  return wrap(
    [
      'def load_weights(path):',
      '    """Loads weights that Neuroloom wrote as .npz: their axes are those of Keras."""',
      '    arrays = {name: torch.from_numpy(array) for name, array in np.load(path).items()}',
      '    with torch.no_grad():',
      ...indented(lines, 8),
    ].join('\n'),
  )
}
