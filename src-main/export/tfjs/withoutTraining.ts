import type { KerasCall, KerasLayerEntry, KerasModel } from '../keras/KerasModel'

/** Layers that act in training alone and that TensorFlow.js lacks: outside of it, their first input passes. */
const PASSING = new Set([
  ...['ActivityRegularization', 'RareActivity', 'Corruption', 'Sampling', 'SpatialDropout2D', 'SpatialDropout3D'],
  ...['RandomFlip', 'RandomTranslation', 'RandomRotation', 'RandomZoom'],
])
/** Dense layers that TensorFlow.js lacks, which are ordinary ones outside of training, and what they do in it. */
const DENSE: Readonly<Record<string, string>> = { NoisyDense: 'stddev', DropConnect: 'rate' }

function plain(layer: KerasLayerEntry): KerasLayerEntry {
  const { className, config } = layer
  if (PASSING.has(className)) return { ...layer, className: 'Activation', config: { activation: 'linear' } }
  const own = DENSE[className]
  if (own === undefined) return layer
  const { [own]: _left, ...rest } = config
  return { ...layer, className: 'Dense', config: rest }
}

/** Calls that something the model gives is made from. */
function needed({ calls, outputs }: Pick<KerasModel, 'calls' | 'outputs'>): readonly KerasCall[] {
  const wanted = new Set(outputs.map(({ tensor }) => tensor))
  const kept: KerasCall[] = []
  for (const call of [...calls].reverse()) {
    if (!wanted.has(call.output)) continue
    kept.unshift(call)
    for (const input of call.inputs) wanted.add(input)
  }
  return kept
}

/** A model without what acts in training alone and TensorFlow.js lacks, and the names of these layers. */
export function withoutTraining(model: KerasModel): { readonly model: KerasModel; readonly left: readonly string[] } {
  const changed = new Set(model.layers.filter((layer) => plain(layer) !== layer).map(({ name }) => name))
  if (changed.size === 0) return { model, left: [] }
  const passing = new Set(model.layers.filter(({ className }) => PASSING.has(className)).map(({ name }) => name))
  const calls = needed({
    outputs: model.outputs,
    calls: model.calls.map((call) => (passing.has(call.layer) ? { ...call, inputs: call.inputs.slice(0, 1) } : call)),
  })
  const used = new Set(calls.map(({ layer }) => layer))
  const layers = model.layers.filter(({ name }) => used.has(name)).map(plain)
  return { model: { ...model, calls, layers }, left: [...changed] }
}
