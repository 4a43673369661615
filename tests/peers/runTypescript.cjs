// Runs exported TypeScript, already made JavaScript, on plain TensorFlow.js, and prints what came of it, one line of JSON each.
//   node runTypescript.cjs CASE.cjs...
// Each exports its model, what loads weights, and `look`, which gives some rows and their losses. Beside each NAME.cjs lie NAME.json with inputs and NAME.safetensors with weights.
'use strict'
const { readFileSync } = require('node:fs')
const { basename, join } = require('node:path')
// The one that the scripts find beside them.
const tf = require(join(process.cwd(), 'node_modules', '@tensorflow', 'tfjs'))

const main = async () => {
  await tf.setBackend('cpu')
  const told = console.log
  for (const path of process.argv.slice(2)) {
    const name = basename(path, '.cjs')
    const printed = []
    console.log = (...words) =>
      printed.push(words.map((word) => (typeof word === 'object' ? JSON.stringify(word) : word)).join(' '))
    let answer
    const random = Math.random
    try {
      const { inputs, weights } = JSON.parse(readFileSync(path.replace(/cjs$/, 'json'), 'utf8'))
      const { model, loadWeights, look } = require(path)
      if (weights) loadWeights(path.replace(/cjs$/, 'safetensors'))
      const tensors = inputs.map(({ values, shape, dtype }) => tf.tensor(values, shape, dtype))
      const made = model.predict(tensors.length === 1 ? tensors[0] : tensors)
      const outputs = [made].flat().map((tensor) => ({ shape: tensor.shape, values: Array.from(tensor.dataSync()) }))
      const { batch, loss, losses = { loss } } = look()
      const numbers = Object.entries(losses).map(([key, value]) => [key, value.dataSync()[0]])
      const arrays = Object.entries(batch).map(([key, one]) => {
        return [key, { shape: one.shape, dtype: one.dtype, values: Array.from(one.dataSync()) }]
      })
      answer = { outputs, losses: Object.fromEntries(numbers), batch: Object.fromEntries(arrays) }
    } catch (error) {
      answer = { error: error instanceof Error ? error.stack : String(error) }
    }
    Math.random = random
    console.log = told
    console.log(JSON.stringify({ name, printed, ...answer }))
    tf.disposeVariables()
  }
}
void main()
