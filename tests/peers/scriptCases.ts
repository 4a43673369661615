import { checkGraph } from '@shared/compile/checkGraph'
import type { TensorType } from '@shared/catalog/define/tensorType'
import { sizeOf } from '@shared/catalog/define/tensorType'
import type { GraphDocument, PortRef } from '@shared/graph/document'
import { createRandom } from '@shared/random'
import type { KerasLayerEntry } from '../../src-main/export/keras/KerasModel'
import { toKerasModel } from '../../src-main/export/keras/toKerasModel'
import { RESERVED } from '../../src-main/export/python/loop/reserved'
import { toKerasNetwork } from '../../src-main/export/python/loop/toKerasNetwork'
import type { ScriptModel } from '../../src-main/export/script/ScriptModel'
import { toScriptModel } from '../../src-main/export/script/toScriptModel'
import type { WeightSource } from '../../src-main/export/weights/WeightSource'
import type { Device } from '../../src-main/trainer/openDevice'
import { randomWeights } from '../support/randomWeights'
import { randomRows, type Fed } from './ourAnswers'
import { ourMeasures } from './ourMeasures'

const ROWS = 5

/** What a script is to be asked, for `runTrained.py`. */
export interface ScriptCase {
  readonly weights: readonly (readonly [string, readonly Fed[]])[]
  readonly inputs: readonly Fed[]
  readonly arrays: readonly Fed[]
  /** How many of the arrays are inputs of the network, where it learns by Keras's own fit. */
  readonly split: number
  /** What is drawn for the rows: by `tf.random` in this order, and by objects of these names. */
  readonly noise: readonly Fed[]
  readonly replaced: Readonly<Record<string, readonly Fed[]>>
}

export interface Expected {
  readonly outputs: readonly (readonly number[])[]
  readonly losses: Readonly<Record<string, number>>
  /** Names of layers that may change, by node. */
  readonly layers: Readonly<Record<string, string>>
}

/** Rows for a port as they come to the network: labels in their encoding, numbers in their range, places before their own. */
function rowsOf(seed: string, type: TensorType): Fed {
  const { labels, range, vocabulary } = type
  const random = createRandom(7, seed)
  const shape = [ROWS, ...type.shape]
  if (vocabulary !== undefined && vocabulary === type.shape[0]) {
    const values = Array.from({ length: sizeOf(shape) }, (_, i) => random.int(Math.max(1, i % vocabulary)))
    return { shape, dtype: 'int32', values }
  }
  if (!labels) {
    const fed = randomRows({ name: seed, type, node: '', port: '' }, ROWS)
    return range?.low === 0 && type.dtype === 'float32' ? { ...fed, values: fed.values.map(Math.abs) } : fed
  }
  const count = sizeOf(shape) / (labels.encoding === 'oneHot' ? labels.classes : 1)
  const drawn = Array.from({ length: count }, () => random.int(labels.classes))
  const values =
    labels.encoding === 'oneHot'
      ? drawn.flatMap((label) => Array.from({ length: labels.classes }, (_, k) => (k === label ? 1 : 0)))
      : drawn.map((label) => (labels.encoding === 'signed' ? 2 * label - 1 : label))
  return { shape, dtype: type.dtype === 'int32' ? 'int32' : 'float32', values }
}

/** Attention's projections in Keras's order. */
const PROJECTIONS = ['query_', 'key_', 'value_', 'attention_output_']

async function weightsOf(layers: readonly KerasLayerEntry[], source: WeightSource): Promise<ScriptCase['weights']> {
  return Promise.all(
    layers.map(async ({ name, node = '', className, weights }) => {
      const ordered =
        className === 'MultiHeadAttention'
          ? PROJECTIONS.flatMap((prefix) => weights.filter((weight) => weight.startsWith(prefix)))
          : weights
      const read = ordered.map(async (weight): Promise<Fed> => {
        const values = await source.read(node, weight)
        return { shape: source.all[node]?.[weight]?.shape ?? [], dtype: 'float32', values: Array.from(values) }
      })
      return [name, await Promise.all(read)] as const
    }),
  )
}

type Prepared = readonly [ScriptCase, Expected]

/** A network that learns by Keras's own fit. */
async function fitCase(device: Device, document: GraphDocument): Promise<Prepared | undefined> {
  const checked = checkGraph(document)
  const model = toKerasModel(document, checked)
  if (document.training.phases?.length || !model.ok || !model.value.objectives) return undefined
  const { inputs, outputs, layers } = model.value
  const objectives = model.value.objectives
  const source = randomWeights(checked)
  const x = inputs.map(({ node, port, type }) => ({ node, port, fed: rowsOf(`${node}/${port}`, type) }))
  const y = objectives.map(({ target: { node, port, type } }) => ({ node, port, fed: rowsOf(`${node}/${port}`, type) }))
  const ends = outputs.map((output) => output.source)
  const ours = await ourMeasures(device, document, source, [...y, ...x], ends)
  const all = Object.values(ours.losses).reduce((sum, loss) => sum + loss, ours.penalty)
  const feds = [...x, ...y].map(({ fed }) => fed)
  return [
    {
      weights: await weightsOf(layers, source),
      inputs: x.map(({ fed }) => fed),
      arrays: feds,
      split: x.length,
      noise: [],
      replaced: {},
    },
    { outputs: ours.outputs, losses: { all }, layers: {} },
  ]
}

const drawnNoise = ({ before }: ScriptModel) => before.filter(({ layer }) => layer.item.id === 'noise')
const drawnMixes = ({ before }: ScriptModel) => before.filter(({ layer }) => layer.item.id === 'diffusion')

/** A network that learns in a loop of its own. */
async function loopCase(device: Device, document: GraphDocument): Promise<Prepared> {
  const checked = checkGraph(document)
  const made = toScriptModel(document, checked, RESERVED)
  if (!made.ok) throw new Error(made.error.message)
  const model = made.value
  const network = toKerasNetwork(model)
  if (!network.ok) throw new Error(network.error.message)
  const source = randomWeights(checked)
  const places = new Map<string, PortRef>([
    ...model.arrays.map(({ name, node, port }) => [name, { node, port }] as const),
    ...[...model.before, ...model.calls].flatMap(({ node, outputs }) =>
      Object.entries(outputs).map(([port, { name }]) => [name, { node, port }] as const),
    ),
  ])
  const at = (name: string): PortRef => places.get(name) ?? { node: name, port: '' }
  const rows = (name: string, type: TensorType) => ({ ...at(name), name, fed: rowsOf(name, type) })
  const inputs = network.value.inputs.map(({ name, type }) => rows(name, type))
  const arrays = model.arrays.map(({ name, type }) => rows(name, type))
  const drawn = [...drawnNoise(model), ...drawnMixes(model)].flatMap(({ outputs }) =>
    Object.values(outputs).map(({ name, type }) => rows(name, type)),
  )
  const fedOf = (name: string): Fed => drawn.find((one) => one.name === name)?.fed ?? rowsOf(name, { shape: [], dtype: 'float32' }) // prettier-ignore
  const ends = model.outputs.map(({ name }) => at(name))
  const answers = await ourMeasures(device, document, source, [...arrays, ...drawn, ...inputs], ends)
  const measured = await ourMeasures(device, document, source, [...arrays, ...drawn], [])
  const single = model.objectives.length === 1
  const losses = model.objectives.map(
    ({ name, node }) => [single ? 'loss' : name, measured.losses[node] ?? NaN] as const,
  )
  return [
    {
      weights: await weightsOf(network.value.layers, source),
      inputs: inputs.map(({ fed }) => fed),
      arrays: arrays.map(({ fed }) => fed),
      split: 0,
      noise: drawnNoise(model).map(({ outputs }) => fedOf(Object.values(outputs)[0]?.name ?? '')),
      replaced: Object.fromEntries(
        drawnMixes(model).map(({ layer, outputs }) => [
          `${layer.name}_layer`,
          Object.values(outputs).map(({ name }) => fedOf(name)),
        ]),
      ),
    },
    {
      outputs: answers.outputs,
      losses: { ...Object.fromEntries(losses), penalty: measured.penalty },
      layers: Object.fromEntries(network.value.layers.map(({ node = '', name }) => [node, name])),
    },
  ]
}

/** What to ask a document's script in Keras, and what the studio answers. */
export const scriptCase = async (device: Device, document: GraphDocument): Promise<Prepared> =>
  (await fitCase(device, document)) ?? (await loopCase(device, document))
