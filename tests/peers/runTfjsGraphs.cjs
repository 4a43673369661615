// Loads exported folders with TensorFlow.js's own reader of graph models, in a process that knows nothing of the studio, and prints what they
// predict, one line of JSON each.
//   node runTfjsGraphs.cjs FOLDER...
// Each folder has a file inputs.json beside the model: by name, shape, type and values.
'use strict'
const { readFileSync } = require('node:fs')
const { join } = require('node:path')
const tf = require('@tensorflow/tfjs-core')
require('@tensorflow/tfjs-backend-cpu')
const { loadGraphModel } = require('@tensorflow/tfjs-converter')

/** What `tf.loadGraphModel(url)` does with the files it fetches. */
function handlerOf(folder) {
  const { weightsManifest, modelTopology, ...json } = JSON.parse(readFileSync(join(folder, 'model.json'), 'utf8'))
  const shards = weightsManifest.flatMap(({ paths }) => paths).map((path) => readFileSync(join(folder, path)))
  const bytes = Buffer.concat(shards)
  return {
    load: async () => ({
      ...json,
      modelTopology,
      weightSpecs: weightsManifest.flatMap(({ weights }) => weights),
      weightData: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength),
    }),
  }
}

async function predict(folder) {
  const model = await loadGraphModel(handlerOf(folder))
  const given = JSON.parse(readFileSync(join(folder, 'inputs.json'), 'utf8'))
  const inputs = Object.fromEntries(
    Object.entries(given).map(([name, { values, shape, dtype }]) => [name, tf.tensor(values, shape, dtype)]),
  )
  const names = model.outputs.map(({ name }) => name.replace(/:0$/, ''))
  const made = model.execute(inputs, names)
  const tensors = Array.isArray(made) ? made : [made]
  const outputs = tensors.map((tensor, i) => [names[i], { shape: tensor.shape, values: Array.from(tensor.dataSync()) }])
  model.dispose()
  return Object.fromEntries(outputs)
}

async function main() {
  await tf.setBackend('cpu')
  for (const folder of process.argv.slice(2)) {
    const answer = await predict(folder).then(
      (outputs) => ({ outputs }),
      (error) => ({ error: String(error.stack).slice(0, 2000) }),
    )
    process.stdout.write(`${JSON.stringify({ folder, ...answer })}\n`)
  }
}
main().catch((error) => {
  process.stderr.write(`${error.stack}\n`)
  process.exit(1)
})
