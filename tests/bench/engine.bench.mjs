// How much faster the WebAssembly backend trains than the plain JavaScript one: both in real trainer processes, taking turns.
import { join } from 'node:path'
import { createHome } from './support/createHome.mjs'
import { lectureNetwork } from './support/lectureNetwork.mjs'
import { printTable, printTarget } from './support/printTable.mjs'
import { runBench } from './support/runBench.mjs'
import { inWords, spread } from './support/spread.mjs'
import { startTrainer } from './support/startTrainer.mjs'

/** Slices of each backend; JavaScript takes seconds for a step, so that a slice of it is a few steps. */
const ROUNDS = 4
const SLICES = { wasm: [20, 2500], cpu: [2, 2500] }
const NETWORKS = { 'LeNet-5': 'lenet5', 'MLP 784-128-10': 'mnistMlp' }
const TARGET = 60

async function compare(id, home, later) {
  const document = lectureNetwork(id)
  const trainers = {}
  const rates = { wasm: [], cpu: [] }
  for (const backend of ['wasm', 'cpu']) {
    const trainer = await startTrainer({ document, backend, folder: join(home.root, `${id}-${backend}`) })
    later(trainer.end)
    trainers[backend] = trainer
    await trainer.slice(1, 0)
  }
  for (let round = 0; round < ROUNDS; round++) {
    for (const backend of round % 2 ? ['cpu', 'wasm'] : ['wasm', 'cpu'])
      rates[backend].push(await trainers[backend].slice(...SLICES[backend]))
  }
  Object.values(trainers).forEach(({ end }) => end())
  return {
    device: trainers.wasm.device,
    batchSize: document.training.batchSize,
    wasm: spread(rates.wasm),
    cpu: spread(rates.cpu),
    ratio: spread(rates.wasm.map((rate, k) => rate / rates.cpu[k])),
  }
}

await runBench('engine', async (later) => {
  const home = createHome()
  later(home.remove)
  const found = {}
  for (const [title, id] of Object.entries(NETWORKS)) found[title] = await compare(id, home, later)
  printTable('Training, examples a second: median (lowest–highest)', [
    ['network', 'WebAssembly', 'plain JavaScript', 'ratio'],
    ...Object.entries(found).map(([title, { wasm, cpu, ratio }]) => [
      title,
      inWords(wasm),
      inWords(cpu, 1),
      inWords(ratio, 1),
    ]),
  ])
  printTarget(`LeNet-5 at least ${TARGET} times the plain JavaScript backend`, found['LeNet-5'].ratio.median >= TARGET)
  return { networks: found }
})
