import { version } from '../../../../package.json'
import { defineExporter, type ExportSource } from '../../defineExporter'
import { KERAS_VERSION } from './kerasExporter'
import { kerasLoading, writeModelFile, type PreparedModel } from './writeModelFile'
import { toModelConfig } from './toModelConfig'
import { toPythonJson } from './toPythonJson'
import { writeHdf5, type Hdf5Group } from './writeHdf5'

const KERAS = { keras_version: KERAS_VERSION, backend: 'tensorflow' }
/** Bytes of an attribute that fit into an object's header, with room for its other parts. */
const HEADER = 60_000

/** A list of names as attributes, in several where it is long. */
function nameLists(attribute: string, names: readonly string[]): Readonly<Record<string, readonly string[]>> {
  // A name takes 16 bytes in the header, wherever its letters lie.
  const most = HEADER / 16
  if (names.length <= most) return { [attribute]: names }
  const count = Math.ceil(names.length / most)
  return Object.fromEntries(
    Array.from({ length: count }, (_, i) => [`${attribute}${i}`, names.slice(i * most, (i + 1) * most)]),
  )
}

/** Weights by layer, in the order of the layers, which is what they are read by. */
function weightsOf({ graph }: PreparedModel, { weights }: ExportSource): Hdf5Group {
  const layers = graph.operations.flatMap(({ layer }) => (layer && layer.weights.length > 0 ? [layer] : []))
  const groups = layers.map(({ name, node = '', weights: own }): readonly [string, Hdf5Group] => {
    const datasets = own.map((weight) => [
      weight,
      { shape: weights.all[node]?.[weight]?.shape ?? [], read: () => weights.read(node, weight) },
    ])
    const attributes = nameLists('weight_names', own.map((weight) => `${name}/${weight}`)) // prettier-ignore
    return [name, { attributes, members: { [name]: { members: Object.fromEntries(datasets) } } }]
  })
  return {
    attributes: { ...KERAS, ...nameLists('layer_names', groups.map(([name]) => name)) }, // prettier-ignore
    members: Object.fromEntries(groups),
  }
}

function trainingConfig({ compile }: PreparedModel): Readonly<Record<string, string>> {
  if (!compile) return {}
  const { optimizer, ...rest } = compile
  const { class_name, config } = optimizer
  return { training_config: toPythonJson({ ...rest, optimizer_config: { class_name, config } }) }
}

/**
 * The older file of Keras, one HDF5 file with the model as JSON and its weights; the network's own document is an attribute of it. Without
 * what the optimizer remembers: Keras 3.15 reads that from its own `.h5` files so that they cannot be trained further.
 */
export const h5Exporter = defineExporter({
  id: 'h5',
  group: 'model',
  text: {
    en: {
      title: 'Keras .h5',
      help: 'The older single file of Keras, for programs that do not read .keras yet.',
    },
    uk: {
      title: 'Keras .h5',
      help: 'Попередній формат Keras в одному файлі, для програм, що ще не читають .keras.',
    },
  },
  extension: '.h5',
  folder: false,
  needsWeights: true,
  loading: (path, { document }) => kerasLoading(path, document),
  write: (source) =>
    writeModelFile(source, { name: 'model.h5', state: 'lost' }, (prepared) => {
      const { class_name, config } = toModelConfig(prepared.graph)
      return writeHdf5({
        attributes: {
          ...KERAS,
          model_config: toPythonJson({ class_name, config }),
          ...trainingConfig(prepared),
          neuroloom: JSON.stringify({ version, document: source.document }),
        },
        members: { model_weights: weightsOf(prepared, source) },
      })
    }),
})
