import type { ModelCall, ModelGraph, ModelLayer, ValueRef } from './ModelGraph'
import { isPlain } from './toWords'

/** A hard sigmoid of slope 0.2 is one of slope 1/6 after this factor. */
const FACTOR = 1.2
const close = (a: unknown, b: number): boolean => Math.abs(Number(a) - b) < 1e-6

/** A hard sigmoid that stands alone; those at the end of a layer are made up for in its weights. */
function isHardSigmoid({ words: { className, config }, operation }: ModelLayer): boolean {
  if (operation) return className === 'HardSigmoid'
  const word = config['activation']
  const name = isPlain(word) ? word['className'] : word
  return className === 'Activation' && /^hard_?sigmoid$/i.test(String(name))
}

const factorLayer = (name: string): ModelLayer => ({
  name,
  words: { className: 'Rescaling', config: { scale: FACTOR, offset: 0 } },
  operation: false,
  trainable: true,
  names: [name],
  models: [],
  place: '',
})

/** A network of a program whose hard sigmoids have the slope 0.2, with a factor before those that stand alone. */
export function steepGates(graph: ModelGraph): ModelGraph {
  const layers = [...graph.layers]
  const calls: ModelCall[] = []
  const shapes = new Map<number, readonly number[]>()
  const places: number[] = []
  const moved = (value: ValueRef): ValueRef =>
    value.from === 'input' ? value : { ...value, index: places[value.index] ?? -1 }
  graph.calls.forEach((call, index) => {
    const layer = graph.layers[call.layer]
    const inputs = call.inputs.map((input) => (typeof input === 'number' ? input : moved(input)))
    const [only] = inputs
    if (layer && isHardSigmoid(layer) && only !== undefined && typeof only !== 'number') {
      const before = only.from === 'call' ? calls[only.index] : undefined
      const words = before && layers[before.layer]?.words
      const { scale, offset } = words?.config ?? {}
      // What the studio wrote has the inverse factor there: both go.
      const undone = words?.className === 'Rescaling' && close(scale, 1 / FACTOR) && close(offset ?? 0, 0)
      const [first] = before?.inputs ?? []
      if (undone && first !== undefined) inputs[0] = first
      else {
        layers.push(factorLayer(`${layer.name}_slope`))
        calls.push({ layer: layers.length - 1, inputs: [only], options: {} })
        inputs[0] = { from: 'call', index: calls.length - 1, at: 0 }
      }
    }
    places[index] = calls.length
    const shape = graph.shapes.get(index)
    if (shape) shapes.set(calls.length, shape)
    calls.push({ ...call, inputs })
  })
  return {
    ...graph,
    layers,
    calls,
    shapes,
    outputs: graph.outputs.map(({ name, value }) => ({ name, value: moved(value) })),
  }
}
