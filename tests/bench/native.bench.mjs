// How much faster compiled steps train than the same library op by op, and than WebAssembly: real trainer processes, taking turns.
import { join } from 'node:path'
import { ensureNative } from '../../scripts/ensureNative.mjs'
import { createHome } from './support/createHome.mjs'
import { lectureNetwork } from './support/lectureNetwork.mjs'
import { printTable, printTarget } from './support/printTable.mjs'
import { runBench } from './support/runBench.mjs'
import { inWords, spread } from './support/spread.mjs'
import { startTrainer } from './support/startTrainer.mjs'

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3)
/** Steps and milliseconds of a slice. */
const SLICE = [4, 1500]
const NETWORKS = {
  'XOR 2-4-1, batch 4': 'xorMlp',
  'MLP 784-128-10, batch 128': 'mnistMlp',
  'LeNet-5, batch 128': 'lenet5',
  'LSTM(16), 20 moments': 'lstmForecast',
  'attention, 18 words': 'attentionClassifier',
}
const WAYS = {
  compiled: { backend: 'tensorflow' },
  eager: { backend: 'tensorflow', env: { NEUROLOOM_ENGINE: 'eager' } },
  wasm: { backend: 'wasm' },
}
const TARGET = 3

async function compare(id, home, later) {
  const document = lectureNetwork(id, { epochs: 100_000 })
  const trainers = {}
  const rates = { compiled: [], eager: [], wasm: [] }
  for (const [way, options] of Object.entries(WAYS)) {
    trainers[way] = await startTrainer({ document, folder: join(home.root, `${id}-${way}`), ...options })
    later(trainers[way].end)
    await trainers[way].slice(1, 300)
  }
  for (let round = 0; round < ROUNDS; round++)
    for (const way of round % 2 ? ['wasm', 'eager', 'compiled'] : ['compiled', 'eager', 'wasm'])
      rates[way].push(await trainers[way].slice(...SLICE))
  Object.values(trainers).forEach(({ end }) => end())
  const ratio = (other) => spread(rates.compiled.map((rate, k) => rate / rates[other][k]))
  return {
    engine: trainers.compiled.engine,
    ...Object.fromEntries(Object.entries(rates).map(([way, all]) => [way, spread(all)])),
    toEager: ratio('eager'),
    toWasm: ratio('wasm'),
  }
}

await runBench('native', async (later) => {
  process.env.NEUROLOOM_NATIVE = await ensureNative()
  const home = createHome()
  later(home.remove)
  const found = {}
  for (const [title, id] of Object.entries(NETWORKS)) found[title] = await compare(id, home, later)
  printTable('Training, examples a second: median (lowest–highest)', [
    ['network', 'chosen', 'compiled', 'op by op', 'WebAssembly', 'compiled / op by op', 'compiled / WebAssembly'],
    ...Object.entries(found).map(([title, { engine, compiled, eager, wasm, toEager, toWasm }]) => [
      title,
      engine,
      ...[compiled, eager, wasm].map((one) => inWords(one)),
      ...[toEager, toWasm].map((one) => inWords(one, 1)),
    ]),
  ])
  for (const [title, { toEager }] of Object.entries(found))
    printTarget(`${title}: at least ${TARGET} times as fast as op by op`, toEager.median >= TARGET)
  return { networks: found }
})
