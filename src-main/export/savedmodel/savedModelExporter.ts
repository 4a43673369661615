import { fail, ok, problem } from '@shared/result'
import { version } from '../../../package.json'
import { defineExporter } from '../defineExporter'
import { describeEnds } from '../describeEnds'
import { toTensorFlowGraph } from '../tensorflow/toTensorFlowGraph'
import { encodeSavedModel } from './encodeSavedModel'
import { join, lengthOf } from '../files/latePieces'

/** A protocol buffer counts its bytes with 31 bits. */
const MOST = 2 ** 31 - 1
/** The oldest TensorFlow that has all the operations. */
const TENSORFLOW = '2.3.0'

/** A folder for `tf.saved_model.load` and TensorFlow Serving: the pass of a network with its weights in one graph. */
export const savedModelExporter = defineExporter({
  id: 'savedmodel',
  group: 'model',
  text: {
    en: {
      title: 'TensorFlow SavedModel',
      help: 'A folder that TensorFlow, its servers and its C and Java libraries run as it is: one pass through the network, whatever its layers.',
    },
    uk: {
      title: 'TensorFlow SavedModel',
      help: 'Тека, яку TensorFlow, його сервери та бібліотеки для C і Java виконують як є: один прохід мережею, хоч би які шари вона мала.',
    },
  },
  extension: '',
  folder: true,
  needsWeights: true,
  loading: (path) => ({
    language: 'python',
    code: [
      'import tensorflow as tf',
      '',
      `model = tf.saved_model.load(${JSON.stringify(path)})`,
      'predict = model.signatures["serving_default"]',
      'inputs = predict.structured_input_signature[1]',
      'print(predict(**{name: tf.zeros([1, *spec.shape[1:]], spec.dtype) for name, spec in inputs.items()}))',
    ].join('\n'),
  }),
  write: async ({ document, weights, trace }) => {
    const traced = await trace()
    if (!traced.ok) return traced
    const graph = toTensorFlowGraph(document, traced.value, 'TensorFlow')
    if (!graph.ok) return graph
    const pieces = encodeSavedModel(graph.value, weights, TENSORFLOW)
    const size = lengthOf(pieces)
    if (size > MOST) {
      const values = {
        format: 'TensorFlow SavedModel',
        size: Math.ceil(size / 2 ** 20),
        most: Math.floor(MOST / 2 ** 20),
      }
      const text = `A ${values.format} holds at most ${values.most} MiB, and this network needs ${values.size} MiB.`
      return fail(problem('tooLargeForFormat', text, values))
    }
    const description = { generatedBy: `Neuroloom ${version}`, ...describeEnds(document, graph.value) }
    return ok({
      files: [
        { name: 'saved_model.pb', content: join(pieces) },
        { name: 'neuroloom.json', content: `${JSON.stringify(description, null, 1)}\n` },
      ],
      losses: [],
    })
  },
})
