import { ok } from '@shared/result'
import { version } from '../../../package.json'
import { defineExporter } from '../defineExporter'
import { describeEnds } from '../describeEnds'
import { readConstant } from '../tensorflow/readConstant'
import { isConstant } from '../tensorflow/TensorFlowGraph'
import { toTensorFlowGraph } from '../tensorflow/toTensorFlowGraph'
import { tfjsLoading } from '../tfjs/tfjsLoading'
import { toShards } from '../tfjs/toShards'
import { toGraphJson } from './toGraphJson'

/** A folder for `tf.loadGraphModel`: the pass of a network in operations, with its weights in `.bin` files. */
export const tfjsGraphExporter = defineExporter({
  id: 'tfjs-graph',
  group: 'model',
  text: {
    en: {
      title: 'TensorFlow.js graph',
      help: 'A folder for tf.loadGraphModel in a browser or in Node: one pass through the network, whatever its layers. It cannot be trained on.',
    },
    uk: {
      title: 'Граф TensorFlow.js',
      help: 'Тека для tf.loadGraphModel у браузері чи Node: один прохід мережею, хоч би які шари вона мала. Донавчати її не можна.',
    },
  },
  extension: '',
  folder: true,
  needsWeights: true,
  loading: tfjsLoading('loadGraphModel', 'console.log(model.inputs, model.outputs)'),
  write: async ({ document, weights, trace }) => {
    const traced = await trace()
    if (!traced.ok) return traced
    const graph = toTensorFlowGraph(document, traced.value, 'TensorFlow.js')
    if (!graph.ok) return graph
    const constants = graph.value.nodes.filter(isConstant)
    const { files, manifest } = toShards(
      constants.map((node) => ({
        name: node.name,
        shape: node.shape,
        dtype: node.type,
        read: () => readConstant(node, weights),
      })),
    )
    const json = {
      format: 'graph-model',
      generatedBy: `Neuroloom ${version}`,
      convertedBy: null,
      ...toGraphJson(graph.value),
      weightsManifest: manifest,
      userDefinedMetadata: describeEnds(document, graph.value),
    }
    return ok({ files: [{ name: 'model.json', content: `${JSON.stringify(json, null, 1)}\n` }, ...files], losses: [] })
  },
})
