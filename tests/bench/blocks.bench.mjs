// What it costs that data are in the graph a block at a time: one network in two trainers that take turns, with MNIST (55 MB) in 16 MB and as a whole.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createHome } from './support/createHome.mjs'
import { pathFrom } from './support/pathFrom.mjs'
import { peerDocument } from './support/peerNetworks.mjs'
import { printTable, printTarget } from './support/printTable.mjs'
import { residentSize } from './support/processes.mjs'
import { runBench } from './support/runBench.mjs'
import { inWords, spread } from './support/spread.mjs'
import { startTrainer } from './support/startTrainer.mjs'

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 6)
const SLICE = Number(process.env.BENCH_SLICE ?? 2500)
const ROOMS = { whole: {}, blocks: { NEUROLOOM_TABLE_BYTES: String(16 * 2 ** 20) } }
const NETWORKS = [
  ['mlp', 128],
  ['lenet', 128],
]
const TARGET = 0.9

async function compare(home, later, [name, batch], engine) {
  const trainers = {}
  const rates = { whole: [], blocks: [] }
  for (const [room, env] of Object.entries(ROOMS)) {
    const folder = join(home.root, `${name}-${engine}-${room}`)
    mkdirSync(folder, { recursive: true })
    const document = peerDocument(name, batch)
    const trainer = await startTrainer({
      document,
      backend: 'tensorflow',
      folder,
      env: { ...env, NEUROLOOM_ENGINE: engine },
    })
    later(trainer.end)
    trainers[room] = trainer
    await trainer.slice(1, 1000)
  }
  for (let round = 0; round < ROUNDS; round++)
    for (const room of round % 2 ? ['whole', 'blocks'] : ['blocks', 'whole'])
      rates[room].push(await trainers[room].slice(1, SLICE))
  const sizes = Object.fromEntries(Object.entries(trainers).map(([room, { pid }]) => [room, residentSize(pid)]))
  Object.values(trainers).forEach(({ end }) => end())
  return {
    ...{ name, batch, engine, sizes },
    whole: spread(rates.whole),
    blocks: spread(rates.blocks),
    ratio: spread(rates.blocks.map((rate, k) => rate / rates.whole[k])),
  }
}

await runBench('blocks', async (later) => {
  process.env.NEUROLOOM_NATIVE ??= pathFrom('ensureNative.mjs')
  const home = createHome()
  later(home.remove)
  const found = []
  for (const network of NETWORKS)
    for (const engine of network[0] === 'mlp' ? ['native', 'xla'] : ['native'])
      found.push(await compare(home, later, network, engine))
  printTable('Data in blocks: examples a second, median (lowest–highest), and MiB of the process', [
    ['network', 'batch', 'engine', 'as a whole', 'in blocks', 'ratio', 'MiB as a whole', 'MiB in blocks'],
    ...found.map(({ name, batch, engine, whole, blocks, ratio, sizes }) => [
      ...[name, batch, engine, inWords(whole), inWords(blocks), inWords(ratio, 2)],
      ...[sizes.whole.toFixed(0), sizes.blocks.toFixed(0)],
    ]),
  ])
  for (const { name, engine, ratio } of found)
    printTarget(`${name}, ${engine}: at least ${TARGET} of the speed`, ratio.median >= TARGET)
  return { networks: found }
})
