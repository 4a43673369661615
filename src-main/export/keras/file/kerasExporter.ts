import { sizeOf } from '@shared/catalog/define/tensorType'
import { version } from '../../../../package.json'
import { defineExporter, type ExportSource } from '../../defineExporter'
import { toZip } from '../../files/toZip'
import { kerasLoading, writeModelFile, type PreparedModel } from './writeModelFile'
import { optimizerState } from './optimizerState'
import { toModelConfig } from './toModelConfig'
import { toPythonJson } from './toPythonJson'
import { weightGroups } from './weightGroups'
import { writeHdf5, type Hdf5Group } from './writeHdf5'

/** The version whose files these are. */
export const KERAS_VERSION = '3.15.1'

/** A tree of groups from paths. */
function toTree(leaves: readonly (readonly [path: string, leaf: Hdf5Group])[]): Hdf5Group {
  const own = leaves.find(([path]) => path === '')?.[1]
  const names = [...new Set(leaves.flatMap(([path]) => (path === '' ? [] : [path.split('/')[0] ?? ''])))]
  const members = names.map((name) => {
    const inside = leaves.flatMap(([path, leaf]) =>
      path === name || path.startsWith(`${name}/`) ? [[path.slice(name.length + 1), leaf] as const] : [],
    )
    return [name, toTree(inside)] as const
  })
  return { ...own, members: { ...own?.members, ...Object.fromEntries(members) } }
}

function weightsFile({ graph, compile }: PreparedModel, source: ExportSource): Hdf5Group {
  const { weights } = source
  const leaves = weightGroups(graph).map(({ layer, path, weights: names }) => {
    const node = layer.node ?? ''
    const members = names.map((name, i) => [
      `${i}`,
      { shape: weights.all[node]?.[name]?.shape ?? [], read: () => weights.read(node, name) },
    ])
    return [`${path}/vars`, { attributes: { name: layer.name }, members: Object.fromEntries(members) }] as const
  })
  const state = compile ? optimizerState(graph, source) : undefined
  const variables = Object.fromEntries((state ?? []).map((one, i) => [`${i}`, one]))
  return toTree([
    ...leaves,
    ...(state ? [['optimizer/vars', { members: variables }] as const] : []),
    ['vars', { attributes: { name: graph.name } }],
  ])
}

/** What the numbers of the file take, bytes: its weights and what the optimizer remembers. */
function bytesOf({ graph, compile }: PreparedModel, source: ExportSource): number {
  const own = weightGroups(graph).flatMap(({ layer, weights }) =>
    weights.map((name) => source.weights.all[layer.node ?? '']?.[name]?.shape ?? []),
  )
  const state = (compile ? optimizerState(graph, source) : undefined) ?? []
  return [...own, ...state.map(({ shape }) => shape)].reduce((sum, shape) => sum + 4 * sizeOf(shape), 0)
}

/** Keras 3's own file: a zip of the model as JSON and of its weights. The network's own document lies in the metadata, which Keras passes over. */
export const kerasExporter = defineExporter({
  id: 'keras',
  group: 'model',
  text: {
    en: {
      title: 'Keras 3 .keras',
      help: 'One file for keras.models.load_model: the layers, the weights, and where it can be kept what the optimizer remembers. It comes back into the studio as it left.',
    },
    uk: {
      title: 'Keras 3 .keras',
      help: 'Один файл для keras.models.load_model: шари, ваги й, де це можливо, пам’ять оптимізатора. До студії він повертається таким, яким був.',
    },
  },
  extension: '.keras',
  folder: false,
  needsWeights: true,
  loading: (path, { document }) => kerasLoading(path, document),
  write: (source) =>
    writeModelFile(source, { name: 'model.keras', state: 'kept', bytes: bytesOf }, (prepared) => {
      const { graph, compile } = prepared
      const config = { ...toModelConfig(graph), ...(compile && { compile_config: compile }) }
      const metadata = {
        keras_version: KERAS_VERSION,
        date_saved: new Date().toISOString().slice(0, 19).replace('T', '@'),
        neuroloom: { version, document: source.document },
      }
      return toZip([
        { name: 'metadata.json', content: JSON.stringify(metadata) },
        { name: 'config.json', content: toPythonJson(config) },
        { name: 'model.weights.h5', content: writeHdf5(weightsFile(prepared, source)) },
      ])
    }),
})
