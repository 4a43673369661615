// A restricted Boltzmann machine on digits, CD-1, against scikit-learn's BernoulliRBM on the same computer: examples a second, taking turns.
// Its numbers are those of its data: float32 as ours are, and float64 as `fetch_openml` gives digits.
//   npm run bench -- rbm --rounds 3 --units 500 --batch 100
// scikit-learn is installed beside the Python of the peers where it is missing.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { createHome } from './support/createHome.mjs'
import { pathFrom } from './support/pathFrom.mjs'
import { printTable, printTarget } from './support/printTable.mjs'
import { runBench } from './support/runBench.mjs'
import { inWords, spread } from './support/spread.mjs'
import { startPeer } from './support/startPeer.mjs'
import { startTrainer } from './support/startTrainer.mjs'

/** Time of one measurement, and time in which a trainer finds its way to run, ms. */
const SLICE = 3000
const WARM = 5000
const TARGET = 2
const PACKAGE = 'scikit-learn==1.9.1'

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    units: { type: 'string', default: '500' },
    batch: { type: 'string', default: '100' },
  },
})
const [rounds, units, batch] = [options.rounds, options.units, options.batch].map(Number)

/** The Python of the peers, with scikit-learn in a folder of its own. */
function pythonWithPeer() {
  const python = pathFrom('ensurePython.mjs')
  const has = () => spawnSync(python, ['-c', 'import sklearn'], { stdio: 'ignore' }).status === 0
  if (has()) return python
  const folder = join(dirname(dirname(dirname(python))), 'scikit-learn')
  process.env.PYTHONPATH = folder
  if (!existsSync(folder) || !has())
    spawnSync('python3', ['-m', 'pip', '--python', python, 'install', '--quiet', '--target', folder, PACKAGE], { stdio: 'inherit' }) // prettier-ignore
  if (!has()) throw new Error('scikit-learn could not be installed')
  return python
}

const end = (node, port) => ({ node, port })
const at = { x: 0, y: 0 }
const document = {
  ...{ format: 'neuroloom', version: 1, id: 'rbm', title: 'RBM', groups: [], notes: [] },
  nodes: [
    { id: 'data', type: 'mnist', params: { rows: 10_000 }, position: at },
    { id: 'flat', type: 'flatten', params: {}, position: at },
    { id: 'rbm', type: 'rbm', params: { units }, position: at },
    { id: 'cd', type: 'contrastiveDivergence', params: {}, position: at },
  ],
  edges: [
    { id: 'a', source: end('data', 'features'), target: end('flat', 'input') },
    { id: 'b', source: end('flat', 'output'), target: end('rbm', 'input') },
    { id: 'c', source: end('rbm', 'output'), target: end('cd', 'layer') },
  ],
  training: {
    ...{ seed: 1, epochs: 10_000_000, batchSize: batch, split: { validation: 0, test: 0 } },
    ...{ optimizer: { type: 'sgd', params: {} }, schedule: { type: 'constant', params: {} } },
  },
}

await runBench('rbm', async (later) => {
  process.env.NEUROLOOM_NATIVE ??= pathFrom('ensureNative.mjs')
  const home = createHome()
  later(home.remove)
  const peer = startPeer(pythonWithPeer(), 'rbmPeer.py')
  later(peer.end)
  const trainer = await startTrainer({ document, backend: 'tensorflow', folder: home.root })
  later(trainer.end)
  await trainer.slice(1, WARM)
  const ours = []
  const theirs = { float32: [], float64: [] }
  for (let round = 0; round < rounds; round++) {
    ours.push(await trainer.slice(1, SLICE))
    for (const [type, all] of Object.entries(theirs))
      all.push((await peer.measure(`${units}/${type}`, batch, SLICE / 1000)).fit)
  }
  const own = spread(ours)
  const peers = Object.entries(theirs).map(([type, all]) => {
    const other = spread(all)
    return { type, ...other, ratio: Number((own.median / other.median).toPrecision(3)) }
  })
  printTable(`CD-1, 784–${units}, batch ${batch}, examples a second, ${rounds} rounds: median (lowest–highest)`, [
    ['scikit-learn', 'here', 'engine', 'there', 'ratio'],
    ...peers.map((other) => [other.type, inWords(own), trainer.engine(), inWords(other), `${other.ratio}×`]),
  ])
  for (const { type, ratio } of peers) printTarget(`${type}: ${ratio} of at least ${TARGET}`, ratio >= TARGET)
  return { units, batch, ours: own, engine: trainer.engine(), peers }
})
