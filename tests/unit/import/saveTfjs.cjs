// Writes a network with TensorFlow.js and prints its answers: `saveTfjs.cjs FOLDER ROWS`.
const { mkdirSync, writeFileSync } = require('node:fs')
const { join } = require('node:path')
const tf = require('@tensorflow/tfjs-core')
require('@tensorflow/tfjs-backend-cpu')
const layers = require('@tensorflow/tfjs-layers')

const [folder, rows] = process.argv.slice(2)

async function main() {
  await tf.setBackend('cpu')
  const shared = layers.layers.dense({ units: 4, activation: 'tanh' })
  const input = layers.input({ shape: [6] })
  const first = shared.apply(layers.layers.dense({ units: 4, activation: 'hardSigmoid' }).apply(input))
  const second = shared.apply(first)
  const steep = layers.layers.activation({ activation: 'hardSigmoid' }).apply(second)
  const sequence = layers.layers
    .reshape({ targetShape: [3, 4] })
    .apply(layers.layers.concatenate().apply([first, second, steep]))
  const ways = layers.layers.bidirectional({
    layer: layers.layers.gru({
      units: 3,
      returnSequences: true,
      resetAfter: false,
      recurrentInitializer: 'glorotNormal',
    }),
    mergeMode: 'concat',
  })
  // The gates of its recurrent layers are hard sigmoids of slope 0.2 by default.
  const read = layers.layers
    .lstm({ units: 3, biasInitializer: 'randomNormal', recurrentInitializer: 'glorotNormal', unitForgetBias: false })
    .apply(ways.apply(sequence))
  const norm = layers.layers.batchNormalization({}).apply(read)
  const output = layers.layers.dense({ units: 2, activation: 'softmax' }).apply(norm)
  const model = layers.model({ inputs: input, outputs: output })
  model.compile({ optimizer: 'adam', loss: 'categoricalCrossentropy' })
  await model.save({
    save: async (artifacts) => {
      mkdirSync(folder, { recursive: true })
      const { modelTopology, weightSpecs, weightData, trainingConfig } = artifacts
      const weightsManifest = [{ paths: ['weights.bin'], weights: weightSpecs }]
      writeFileSync(
        join(folder, 'model.json'),
        JSON.stringify({ format: 'layers-model', modelTopology, weightsManifest, trainingConfig }),
      )
      writeFileSync(join(folder, 'weights.bin'), Buffer.from(tf.io.CompositeArrayBuffer.join(weightData)))
      return { modelArtifactsInfo: { dateSaved: new Date(), modelTopologyType: 'JSON' } }
    },
  })
  const answers = await model.predict(tf.tensor(JSON.parse(rows))).array()
  process.stdout.write(JSON.stringify(answers))
}
void main()
