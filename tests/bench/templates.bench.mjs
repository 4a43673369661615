// Every lecture network's compiled step against Python Keras doing the same, on the same computer: examples a second, taking turns.
//   npm run bench -- templates --only lenet5,gan2d --rounds 2 --json
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { bestOf } from './support/bestOf.mjs'
import { bundle } from './support/bundle.mjs'
import { createHome } from './support/createHome.mjs'
import { endless } from './support/endless.mjs'
import { lectureNetworks } from './support/lectureNetwork.mjs'
import { pathFrom } from './support/pathFrom.mjs'
import { printTable, printTarget } from './support/printTable.mjs'
import { runBench } from './support/runBench.mjs'
import { inWords, spread } from './support/spread.mjs'
import { startPeer } from './support/startPeer.mjs'
import { startTrainer } from './support/startTrainer.mjs'
import { threadsOf } from './support/threadsOf.mjs'

/** Time of one measurement, and time in which a trainer finds its way to run, ms. */
const SLICE = 2000
const WARM = 4000

const { values: options } = parseArgs({
  options: {
    only: { type: 'string' },
    rounds: { type: 'string', default: '2' },
    json: { type: 'boolean', default: false },
  },
})
const ROUNDS = Math.max(1, Number(options.rounds))

/** The rate of our trainer over some rounds with the peer in between. */
async function compare(id, document, { peer, network, home, partsOf }) {
  const folder = join(home.root, id)
  mkdirSync(folder, { recursive: true })
  const env = threadsOf(partsOf(document, cpus().length))
  const trainer = await startTrainer({ document, backend: 'tensorflow', folder, env })
  try {
    await trainer.slice(1, WARM)
    const batch = Math.round(trainer.batch())
    const [ours, theirs] = [[], {}]
    for (let round = 0; round < ROUNDS; round++) {
      ours.push(await trainer.slice(1, SLICE))
      const { error, ...rates } = await peer.measure(network, batch, SLICE / 1000)
      if (error) return { id, batch, reason: error }
      for (const [way, rate] of Object.entries(rates)) (theirs[way] ??= []).push(rate)
    }
    ours.push(await trainer.slice(1, SLICE))
    const rate = spread(ours)
    const best = bestOf(theirs)
    const ratio = Number((rate.median / best.rate.median).toPrecision(3))
    return { id, batch, ours: rate, engine: trainer.engine(), peer: best.rate, way: best.way, ratio }
  } finally {
    trainer.end()
  }
}

await runBench('templates', async (later) => {
  process.env.NEUROLOOM_NATIVE ??= pathFrom('ensureNative.mjs')
  const home = createHome()
  later(home.remove)
  const { partsOf, kerasNetwork } = await bundle('tests/bench/support/forTemplates.ts', join(home.root, 'bundle'))
  const peer = startPeer(pathFrom('ensurePython.mjs'), 'templatePeer.py')
  later(peer.end)
  const chosen = options.only?.split(',')
  const found = []
  for (const { id, document } of lectureNetworks()) {
    if (chosen && !chosen.includes(id)) continue
    const endlessly = endless(document)
    const { reason, ...written } = kerasNetwork(endlessly)
    const file = join(home.root, `${id}.json`)
    writeFileSync(file, JSON.stringify(written))
    const made = await compare(id, endlessly, { peer, network: reason ? id : file, home, partsOf })
    found.push(made)
    console.log(`${id}: ${made.reason ?? `${made.ratio}× (${inWords(made.ours)} against ${inWords(made.peer)})`}`)
  }
  if (!options.json) {
    printTable(`Lecture networks, examples a second, ${ROUNDS} rounds: median (lowest–highest)`, [
      ['network', 'batch', 'here', 'engine', 'Keras, best', 'its way', 'ratio'],
      ...found.map(({ id, batch, ours, engine, peer: theirs, way, ratio, reason }) =>
        reason
          ? [id, batch, '', '', reason, '', '']
          : [id, batch, inWords(ours), engine, inWords(theirs), way, `${ratio}×`],
      ),
    ])
    const ratios = found.flatMap(({ ratio }) => ratio ?? [])
    const mean = Math.exp(ratios.reduce((sum, ratio) => sum + Math.log(ratio), 0) / ratios.length)
    console.log(`  geometric mean of ${ratios.length}: ${mean.toPrecision(3)}`)
    for (const { id, ratio } of found) if (ratio < 1) printTarget(`${id}: ${ratio} of at least 1`, false)
  }
  return { networks: found }
})
