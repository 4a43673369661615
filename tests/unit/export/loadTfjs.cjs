// Loads an exported folder with TensorFlow.js's own reader, in a process that knows nothing of the studio, and prints what it predicts.
//   node loadTfjs.cjs FOLDER INPUTS.json
'use strict'
const { readFileSync } = require('node:fs')
const { join } = require('node:path')
const tf = require('@tensorflow/tfjs-core')
require('@tensorflow/tfjs-backend-cpu')
const layers = require('@tensorflow/tfjs-layers')

const [folder, file] = process.argv.slice(2)
const json = JSON.parse(readFileSync(join(folder, 'model.json'), 'utf8'))
/** What `tf.loadLayersModel(url)` does with the files it fetches. */
const handler = {
  load: async () => {
    const shards = json.weightsManifest.flatMap(({ paths }) => paths).map((path) => readFileSync(join(folder, path)))
    const bytes = Buffer.concat(shards)
    return {
      modelTopology: json.modelTopology,
      format: json.format,
      generatedBy: json.generatedBy,
      weightSpecs: json.weightsManifest.flatMap(({ weights }) => weights),
      weightData: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength),
    }
  },
}
async function main() {
  await tf.setBackend('cpu')
  const model = await layers.loadLayersModel(handler, { strict: true })
  const rows = JSON.parse(readFileSync(file, 'utf8'))
  const inputs = model.inputs.map((input) =>
    tf.tensor(rows[input.name].flat(), [rows[input.name].length, ...input.shape.slice(1)], input.dtype),
  )
  const made = model.predict(inputs.length === 1 ? inputs[0] : inputs)
  const outputs = (Array.isArray(made) ? made : [made]).map((tensor) => ({
    shape: tensor.shape,
    values: Array.from(tensor.dataSync()),
  }))
  process.stdout.write(
    JSON.stringify({ parameters: model.countParams(), outputs, trainable: model.trainableWeights.length }),
  )
}
main().catch((error) => {
  process.stderr.write(`${error.stack}\n`)
  process.exit(1)
})
