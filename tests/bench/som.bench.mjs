// A Kohonen map of 20 × 20 on MNIST, row by row, against NumPy and MiniSom on the same computer: rows a second, taking turns.
//   npm run bench -- som --rounds 3
// MiniSom takes part where the Python of the peer tests can import it, such as by $PYTHONPATH.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { bestOf } from './support/bestOf.mjs'
import { createHome } from './support/createHome.mjs'
import { pathFrom } from './support/pathFrom.mjs'
import { printTable, printTarget } from './support/printTable.mjs'
import { runBench } from './support/runBench.mjs'
import { inWords, spread } from './support/spread.mjs'
import { startPeer } from './support/startPeer.mjs'
import { startTrainer } from './support/startTrainer.mjs'

/** Time of one measurement, and time in which a trainer finds its way to run, ms. */
const SLICE = 3000
const WARM = 8000
const TARGET = 1.5

const { values: options } = parseArgs({ options: { rounds: { type: 'string', default: '3' } } })
const ROUNDS = Math.max(1, Number(options.rounds))

const start = { type: 'randomUniform', params: { minval: 0, maxval: 1 } }
const document = {
  format: 'neuroloom',
  version: 1,
  id: 'bench-som',
  title: 'SOM',
  nodes: [
    { id: 'data', type: 'mnist', params: {}, position: { x: 0, y: 0 } },
    {
      id: 'map',
      type: 'kohonen',
      params: { rows: 20, columns: 20, prototypesInitializer: start },
      position: { x: 228, y: 0 },
    },
    { id: 'rule', type: 'som', params: { radiusFrom: 10 }, position: { x: 456, y: 0 } },
  ],
  edges: [
    { id: 'a', source: { node: 'data', port: 'features' }, target: { node: 'map', port: 'input' } },
    { id: 'b', source: { node: 'map', port: 'output' }, target: { node: 'rule', port: 'layer' } },
  ],
  groups: [],
  notes: [],
  training: {
    seed: 1,
    epochs: 10_000,
    batchSize: 1,
    optimizer: { type: 'sgd', params: {} },
    schedule: { type: 'constant', params: {} },
    split: { validation: 0, test: 0.1 },
  },
}

await runBench('som', async (later) => {
  process.env.NEUROLOOM_NATIVE ??= pathFrom('ensureNative.mjs')
  const home = createHome()
  later(home.remove)
  const peer = startPeer(pathFrom('ensurePython.mjs'), 'somPeer.py')
  later(peer.end)
  const folder = join(home.root, 'som')
  mkdirSync(folder, { recursive: true })
  const trainer = await startTrainer({ document, backend: 'tensorflow', folder })
  later(trainer.end)
  await trainer.slice(1, WARM)
  const ours = []
  const theirs = {}
  for (let round = 0; round < ROUNDS; round++) {
    ours.push(await trainer.slice(1, SLICE))
    for (const [way, rate] of Object.entries(await peer.measure('som', 1, SLICE / 1000)))
      (theirs[way] ??= []).push(rate)
  }
  ours.push(await trainer.slice(1, SLICE))
  const here = spread(ours)
  const best = bestOf(theirs)
  const ratio = Number((here.median / best.rate.median).toPrecision(3))
  printTable(`A map of 20 × 20 on digits, rows a second, ${ROUNDS} rounds: median (lowest–highest)`, [
    ['way', 'rows a second'],
    [`here, ${trainer.engine()}`, inWords(here)],
    ...Object.entries(theirs).map(([way, rates]) => [way, inWords(spread(rates))]),
  ])
  printTarget(`${ratio} of at least ${TARGET} against ${best.way}`, ratio >= TARGET)
  return { here, engine: trainer.engine(), peer: best.rate, way: best.way, ratio }
})
