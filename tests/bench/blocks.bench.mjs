// What it costs that data are in the graph a block at a time: one network in two trainers that take turns, with MNIST (55 MB) in 16 MB and as a whole.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createHome } from './support/createHome.mjs'
import { pathFrom } from './support/pathFrom.mjs'
import { peerDocument } from './support/peerNetworks.mjs'
import { printTable, printTarget } from './support/printTable.mjs'
import { runBench } from './support/runBench.mjs'
import { inWords, spread } from './support/spread.mjs'
import { startTrainer } from './support/startTrainer.mjs'

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 6)
const SLICE = Number(process.env.BENCH_SLICE ?? 2500)
const ROOMS = { whole: {}, blocks: { NEUROLOOM_TABLE_BYTES: String(16 * 2 ** 20) } }
/** Steps of a small network are short beside the copying of their rows. */
const [NETWORK, BATCH] = ['mlp', 128]
const ENGINES = ['native', 'xla']
const TARGET = 0.9

async function compare(home, later, engine) {
  const trainers = {}
  const rates = { whole: [], blocks: [] }
  for (const [room, env] of Object.entries(ROOMS)) {
    const folder = join(home.root, `${engine}-${room}`)
    mkdirSync(folder, { recursive: true })
    const document = peerDocument(NETWORK, BATCH)
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
  Object.values(trainers).forEach(({ end }) => end())
  return {
    engine,
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
  for (const engine of ENGINES) found.push(await compare(home, later, engine))
  printTable(`Data in blocks, ${NETWORK}, batch ${BATCH}: examples a second, median (lowest–highest)`, [
    ['engine', 'as a whole', 'in blocks', 'ratio'],
    ...found.map(({ engine, whole, blocks, ratio }) => [engine, inWords(whole), inWords(blocks), inWords(ratio, 2)]),
  ])
  for (const { engine, ratio } of found)
    printTarget(`${engine}: at least ${TARGET} of the speed`, ratio.median >= TARGET)
  return { engines: found }
})
