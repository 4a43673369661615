import { checkGraph } from '@shared/compile/checkGraph'
import type { GraphDocument } from '@shared/graph/document'
import { ok } from '@shared/result'
import { version } from '../../../package.json'
import { defineExporter } from '../defineExporter'
import { omissions } from '../keras/omissions'
import { docTitle } from '../python/docTitle'
import { storedData } from '../python/storedData'
import { shellWord } from '../script/shellWord'
import { toScriptModel } from '../script/toScriptModel'
import { classesOf } from './customClasses'
import { dataPackages } from './data/dataPackages'
import { writeData, writeSplit } from './data/writeData'
import { formatCode } from './formatCode'
import { createIdentifiers } from './identifiers'
import { writeLoadWeights } from './writeLoadWeights'
import { writeModel } from './writeModel'
import { writeTraining } from './writeTraining'

/** One seed for everything: TensorFlow.js draws the seeds of its own generators from `Math.random`. */
const SEEDED = `
/** Numbers from 0 to 1, the same at every run: the generator mulberry32. */
const seeded = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0
  let bits = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits
  return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32
}
// TensorFlow.js takes the seeds of first weights, dropout and orders from here.
Math.random = seeded(SEED)
`

const settings = ({ training: { seed, epochs, batchSize, phases } }: GraphDocument): string =>
  [
    `const SEED = ${seed}`,
    ...(phases?.length ? [] : [`const EPOCHS = ${epochs}`]),
    `const BATCH_SIZE = ${batchSize}`,
  ].join('\n')

const commented = (title: string): string => title.replaceAll('*/', '* /')

/** A script that a lecture could show: data, network, training loop, evaluation. It trains anew, or loads weights from .safetensors. */
export const typescriptExporter = defineExporter({
  id: 'typescript',
  group: 'code',
  text: {
    en: {
      title: 'TypeScript for TensorFlow.js',
      help: 'A script that a person reads: the network in layers, the data, the training loop and the evaluation.',
    },
    uk: {
      title: 'TypeScript для TensorFlow.js',
      help: 'Сценарій для читання: мережа з шарів, дані, цикл навчання й оцінювання.',
    },
  },
  extension: '.ts',
  folder: false,
  needsWeights: false,
  loading: (path, { document }) => ({
    language: 'shell',
    code: `npm install ${['@tensorflow/tfjs', ...dataPackages(document), 'tsx'].join(' ')}\n# Builds, trains and evaluates the network.\nnpx tsx ${shellWord(path)}`,
  }),
  write: async ({ document }) => {
    const checked = checkGraph(document)
    const model = toScriptModel(document, checked, [])
    if (!model.ok) return model
    const id = createIdentifiers()
    // What the data are called keeps its name where it can.
    for (const { name } of model.value.arrays) id(name)
    const network = writeModel(model.value)
    if (!network.ok) return network
    const data = writeData(document, model.value.arrays, await storedData(document), id)
    if (!data.ok) return data
    const training = writeTraining({ document, model: model.value, network: network.value, data: data.value, id })
    if (!training.ok) return training
    const load = writeLoadWeights(document, checked, model.value)
    const body = [network.value.code, training.value.code].join('\n')
    const packages = ['@tensorflow/tfjs 4.22', ...dataPackages(document)]
    const names = model.value.arrays.map(({ name }) => JSON.stringify(id(name))).join(' | ')
    const script = [
      `/**\n * ${commented(docTitle(document.title))}\n *\n * Made with Neuroloom ${version}. Needs ${packages.join(' and ')}; run it with \`npx tsx\`.\n */`,
      [
        "import * as tf from '@tensorflow/tfjs'",
        ...(/readFileSync/.test(data.value.code + load) ? ["import { readFileSync } from 'node:fs'"] : []),
      ].join('\n'),
      settings(document),
      SEEDED.trim(),
      `/** Rows of every array of the data. */\ntype Batch = Record<${names}, tf.Tensor>\ntype Named = Record<string, tf.Tensor>`,
      data.value.code,
      writeSplit(data.value),
      ...classesOf(body),
      network.value.code,
      'model.summary()',
      ...(load === '' ? [] : [load]),
      training.value.code,
    ].join('\n\n')
    return ok({
      files: [{ name: 'train.ts', content: await formatCode(`${script}\n`) }],
      losses: [...omissions({ omitted: model.value.omitted }), ...training.value.losses],
    })
  },
})
