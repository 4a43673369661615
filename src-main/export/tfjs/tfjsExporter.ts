import { checkGraph } from '@shared/compile/checkGraph'
import { fail, ok, problem, type Problem, type Result } from '@shared/result'
import { version } from '../../../package.json'
import type { WeightSource } from '../weights/WeightSource'
import { defineExporter } from '../defineExporter'
import { describeEnds } from '../describeEnds'
import type { KerasModel } from '../keras/KerasModel'
import { omissions } from '../keras/omissions'
import { toKerasModel } from '../keras/toKerasModel'
import { missingLayer } from './missingLayer'
import type { NamedWeight } from '../weights/namedWeights'
import { tfjsLoading } from './tfjsLoading'
import { toShards } from './toShards'
import { toTopology } from './toTopology'
import { withoutTraining } from './withoutTraining'

/** Weights that TensorFlow.js calls otherwise, by class. */
const WEIGHT_NAMES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  DepthwiseConv2D: { kernel: 'depthwise_kernel' },
}

function namedWeights({ layers }: KerasModel, weights: WeightSource): Result<NamedWeight[]> {
  const found: NamedWeight[] = []
  for (const { name, node = '', className, weights: keys } of layers) {
    for (const key of keys) {
      const weight = weights.all[node]?.[key]
      if (!weight) return fail(problem('weightMissing', `The weights of “${name}” are missing.`, { name, weight: key }))
      found.push({
        name: `${name}/${WEIGHT_NAMES[className]?.[key] ?? key}`,
        shape: weight.shape,
        read: () => weights.read(node, key),
      })
    }
  }
  return ok(found)
}

const leftOut = (left: readonly string[]): readonly Problem[] => {
  const values = { nodes: left.join(', ') }
  const sentence = `TensorFlow.js has no layers like these, which act in training alone; there values pass them unchanged: ${values.nodes}.`
  return left.length === 0 ? [] : [problem('trainingLayersLeftOut', sentence, values)]
}

/** A folder for `tf.loadLayersModel`: `model.json` and the weights in `.bin` files. */
export const tfjsExporter = defineExporter({
  id: 'tfjs',
  group: 'model',
  text: {
    en: {
      title: 'TensorFlow.js layers',
      help: 'A folder for tf.loadLayersModel in a browser or in Node: model.json and the weights. It can be trained on.',
    },
    uk: {
      title: 'Шари TensorFlow.js',
      help: 'Тека для tf.loadLayersModel у браузері чи Node: model.json і ваги. Модель можна донавчати.',
    },
  },
  extension: '',
  folder: true,
  needsWeights: true,
  loading: tfjsLoading('loadLayersModel', 'model.summary()'),
  write: async ({ document, weights }) => {
    const whole = toKerasModel(document, checkGraph(document))
    if (!whole.ok) return whole
    const { model, left } = withoutTraining(whole.value)
    const missing = missingLayer(model)
    if (missing)
      return fail(
        problem('layerNotInFormat', `TensorFlow.js cannot hold the layer “${missing.name}” (${missing.className}).`, {
          name: missing.name,
          layer: missing.className,
          format: 'TensorFlow.js',
        }),
      )
    const named = namedWeights(model, weights)
    if (!named.ok) return named
    const outputs = model.outputs.map(({ tensor, source }) => ({ name: tensor, ...source }))
    const { files, manifest } = toShards(named.value)
    const json = {
      format: 'layers-model',
      generatedBy: `Neuroloom ${version}`,
      convertedBy: null,
      modelTopology: toTopology(model),
      weightsManifest: manifest,
      userDefinedMetadata: describeEnds(document, { inputs: model.inputs, outputs }),
    }
    return ok({
      files: [{ name: 'model.json', content: `${JSON.stringify(json, null, 1)}\n` }, ...files],
      losses: [...omissions(model), ...leftOut(left)],
    })
  },
})
