// Training here against Python Keras on the same computer: examples a second, taking turns, against the best of Keras's ways.
//   npm run bench -- keras --only xor,mlp --rounds 3 --json
import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { bundle } from './support/bundle.mjs'
import { createHome } from './support/createHome.mjs'
import { pathFrom } from './support/pathFrom.mjs'
import { batchesOf, PEER_NETWORKS, peerDocument } from './support/peerNetworks.mjs'
import { printTable, printTarget } from './support/printTable.mjs'
import { runBench } from './support/runBench.mjs'
import { inWords, spread } from './support/spread.mjs'
import { startTrainer } from './support/startTrainer.mjs'

/** Time of one measurement, and time in which a trainer finds its way to run, ms. */
const SLICE = 3000
const WARM = 5000
/** Ratios aimed at. */
const TARGETS = { xor: 15, mlp: 5, autoencoder: 2.5, lenet: 1.4, cnn: 1.2, lstm: 2, gru: 2, transformer: 1.3 }
const GEOMETRIC_MEAN = 3

const { values: options } = parseArgs({
  options: {
    only: { type: 'string' },
    rounds: { type: 'string', default: '3' },
    json: { type: 'boolean', default: false },
  },
})
const chosen = options.only?.split(',') ?? PEER_NETWORKS
const ROUNDS = Math.max(1, Number(options.rounds))

/** The Python process with Keras; `measure` answers with the examples a second of each of its ways. */
function startKeras() {
  const script = fileURLToPath(new URL('support/kerasPeer.py', import.meta.url))
  const child = spawn(pathFrom('ensurePython.mjs'), [script], { stdio: ['pipe', 'pipe', 'ignore'] })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return {
    measure: async (network, batch) => {
      child.stdin.write(`${JSON.stringify({ network, batch, seconds: SLICE / 1000 })}\n`)
      const { value, done } = await lines.next()
      if (done) throw new Error('Keras ended')
      return JSON.parse(value)
    },
    end: () => child.kill('SIGKILL'),
  }
}

async function compare(name, batch, { keras, home, splitsBatch }) {
  const folder = join(home.root, `${name}-${batch}`)
  mkdirSync(folder, { recursive: true })
  const document = peerDocument(name, batch)
  // As the studio starts its trainers.
  const env = splitsBatch(document, cpus().length) ? { TF_NUM_INTRAOP_THREADS: '1' } : {}
  const trainer = await startTrainer({ document, backend: 'tensorflow', folder, env })
  try {
    await trainer.slice(1, WARM)
    const ours = []
    const peers = {}
    for (let round = 0; round < ROUNDS; round++) {
      ours.push(await trainer.slice(1, SLICE))
      for (const [way, rate] of Object.entries(await keras.measure(name, batch))) (peers[way] ??= []).push(rate)
      ours.push(await trainer.slice(1, SLICE))
    }
    const [way, best] = Object.entries(peers)
      .map(([id, rates]) => [id, spread(rates)])
      .sort(([, a], [, b]) => b.median - a.median)[0]
    const rate = spread(ours)
    return {
      ...{ name, batch, ours: rate, peer: best, way, engine: trainer.engine() },
      ratio: Number((rate.median / best.median).toPrecision(3)),
    }
  } finally {
    trainer.end()
  }
}

await runBench('keras', async (later) => {
  process.env.NEUROLOOM_NATIVE ??= pathFrom('ensureNative.mjs')
  const home = createHome()
  later(home.remove)
  const keras = startKeras()
  later(keras.end)
  const { splitsBatch } = await bundle('shared/compile/splitsBatch.ts', join(home.root, 'bundle'))
  const parts = { keras, home, splitsBatch }
  const found = []
  for (const name of PEER_NETWORKS.filter((id) => chosen.includes(id)))
    for (const batch of batchesOf(name)) found.push(await compare(name, batch, parts))
  if (options.json) {
    console.log(JSON.stringify(found))
    return { networks: found }
  }
  printTable(`Training, examples a second, ${ROUNDS} rounds: median (lowest–highest)`, [
    ['network', 'batch', 'here', 'engine', 'Keras, best', 'its way', 'ratio'],
    ...found.map(({ name, batch, ours, engine, peer, way, ratio }) => [
      ...[name, batch, inWords(ours), engine, inWords(peer), way, `${ratio}×`],
    ]),
  ])
  for (const { name, batch, ratio } of found)
    printTarget(`${name}, batch ${batch}: ${ratio} of at least ${TARGETS[name]}`, ratio >= TARGETS[name])
  const mean = Math.exp(found.reduce((sum, { ratio }) => sum + Math.log(ratio), 0) / found.length)
  printTarget(`geometric mean ${mean.toPrecision(3)} of at least ${GEOMETRIC_MEAN}`, mean >= GEOMETRIC_MEAN)
  return { networks: found }
})
