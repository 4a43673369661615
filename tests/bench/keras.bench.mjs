// Training here against Python Keras on the same computer: examples a second, taking turns, against the best of Keras's ways.
//   npm run bench -- keras --only xor,mlp --rounds 3 --json
// With --eager also against the same trainer going operation by operation.
// With --torch also against PyTorch, where $NEUROLOOM_TORCH or python3 can import it (Debian: python3-torch).
import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { bestOf } from './support/bestOf.mjs'
import { bundle } from './support/bundle.mjs'
import { createHome } from './support/createHome.mjs'
import { pathFrom } from './support/pathFrom.mjs'
import { batchesOf, PEER_NETWORKS, peerDocument } from './support/peerNetworks.mjs'
import { printTable, printTarget } from './support/printTable.mjs'
import { runBench } from './support/runBench.mjs'
import { inWords, spread } from './support/spread.mjs'
import { startPeer } from './support/startPeer.mjs'
import { startTrainer } from './support/startTrainer.mjs'
import { threadsOf } from './support/threadsOf.mjs'

/** Time of one measurement, and time in which a trainer finds its way to run, ms. */
const SLICE = 3000
const WARM = 5000
/** Ratios aimed at. */
const TARGETS = { xor: 15, mlp: 5, autoencoder: 2.5, lenet: 1.4, cnn: 1.2, lstm: 2, gru: 2, transformer: 1.3 }
const GEOMETRIC_MEAN = 3
const BY_OPERATION = 3

const { values: options } = parseArgs({
  options: {
    only: { type: 'string' },
    rounds: { type: 'string', default: '3' },
    json: { type: 'boolean', default: false },
    eager: { type: 'boolean', default: false },
    torch: { type: 'boolean', default: false },
  },
})
const chosen = options.only?.split(',') ?? PEER_NETWORKS
const ROUNDS = Math.max(1, Number(options.rounds))

/** A Python that has PyTorch. */
function torchPython() {
  const found = [process.env.NEUROLOOM_TORCH, 'python3', '/usr/bin/python3'].find(
    (python) => python && spawnSync(python, ['-c', 'import torch'], { stdio: 'ignore' }).status === 0,
  )
  if (!found) throw new Error('PyTorch was not found: apt install python3-torch, or name a Python in $NEUROLOOM_TORCH')
  return found
}

/** The same trainer going operation by operation, as a peer. */
async function startEager(started) {
  const trainer = await startTrainer({ ...started, env: { ...started.env, NEUROLOOM_ENGINE: 'eager' } })
  return { measure: async () => ({ eager: await trainer.slice(1, SLICE) }), end: trainer.end }
}

async function compare(name, batch, { peers: others, home, partsOf }) {
  const folder = join(home.root, `${name}-${batch}`)
  mkdirSync(folder, { recursive: true })
  const document = peerDocument(name, batch)
  const env = threadsOf(partsOf(document, cpus().length))
  const started = { document, backend: 'tensorflow', folder, env }
  const trainer = await startTrainer(started)
  const eager = options.eager ? await startEager({ ...started, folder: `${folder}-eager` }) : undefined
  const peers = { ...others, ...(eager && { eager }) }
  try {
    await trainer.slice(1, WARM)
    const ours = []
    const theirs = Object.fromEntries(Object.keys(peers).map((peer) => [peer, {}]))
    for (let round = 0; round < ROUNDS; round++) {
      for (const [peer, { measure }] of Object.entries(peers)) {
        ours.push(await trainer.slice(1, SLICE))
        for (const [way, rate] of Object.entries(await measure(name, batch, SLICE / 1000)))
          (theirs[peer][way] ??= []).push(rate)
      }
      ours.push(await trainer.slice(1, SLICE))
    }
    const rate = spread(ours)
    const keras = bestOf(theirs.keras)
    const torch = theirs.torch && bestOf(theirs.torch)
    const byOperation = theirs.eager && bestOf(theirs.eager)
    const ratio = (peer) => Number((rate.median / peer.rate.median).toPrecision(3))
    return {
      ...{ name, batch, ours: rate, engine: trainer.engine() },
      ...{ peer: keras.rate, way: keras.way, ratio: ratio(keras) },
      ...(torch && { torch: torch.rate, torchWay: torch.way, torchRatio: ratio(torch) }),
      ...(byOperation && { eager: byOperation.rate, eagerRatio: ratio(byOperation) }),
    }
  } finally {
    trainer.end()
    eager?.end()
  }
}

await runBench('keras', async (later) => {
  process.env.NEUROLOOM_NATIVE ??= pathFrom('ensureNative.mjs')
  const home = createHome()
  later(home.remove)
  const peers = { keras: startPeer(pathFrom('ensurePython.mjs'), 'kerasPeer.py') }
  if (options.torch) peers.torch = startPeer(torchPython(), 'torchPeer.py')
  later(() => Object.values(peers).forEach(({ end }) => end()))
  const { partsOf } = await bundle('shared/compile/partsOf.ts', join(home.root, 'bundle'))
  const parts = { peers, home, partsOf }
  const found = []
  for (const name of PEER_NETWORKS.filter((id) => chosen.includes(id)))
    for (const batch of batchesOf(name)) found.push(await compare(name, batch, parts))
  if (options.json) {
    console.log(JSON.stringify(found))
    return { networks: found }
  }
  printTable(`Training, examples a second, ${ROUNDS} rounds: median (lowest–highest)`, [
    [
      'network',
      'batch',
      'here',
      'engine',
      'Keras, best',
      'its way',
      'ratio',
      ...(peers.torch ? ['PyTorch', 'ratio'] : []),
      ...(options.eager ? ['by operation', 'ratio'] : []),
    ],
    ...found.map(({ name, batch, ours, engine, peer, way, ratio, torch, torchRatio, eager, eagerRatio }) => [
      ...[name, batch, inWords(ours), engine, inWords(peer), way, `${ratio}×`],
      ...(torch ? [inWords(torch), `${torchRatio}×`] : []),
      ...(eager ? [inWords(eager), `${eagerRatio}×`] : []),
    ]),
  ])
  for (const { name, batch, ratio } of found)
    printTarget(`${name}, batch ${batch}: ${ratio} of at least ${TARGETS[name]}`, ratio >= TARGETS[name])
  for (const { name, batch, torchRatio } of found)
    if (torchRatio) printTarget(`${name}, batch ${batch}: ${torchRatio} of at least 1 against PyTorch`, torchRatio >= 1)
  for (const { name, batch, eagerRatio } of found)
    if (eagerRatio)
      printTarget(
        `${name}, batch ${batch}: ${eagerRatio} of at least ${BY_OPERATION} by operation`,
        eagerRatio >= BY_OPERATION,
      )
  const mean = Math.exp(found.reduce((sum, { ratio }) => sum + Math.log(ratio), 0) / found.length)
  printTarget(`geometric mean ${mean.toPrecision(3)} of at least ${GEOMETRIC_MEAN}`, mean >= GEOMETRIC_MEAN)
  return { networks: found }
})
