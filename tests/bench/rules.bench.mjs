// Every learning rule at full speed against the same trainer going operation by operation, both on the native library, taking turns.
//   npm run bench -- rules --only som,perceptronRule --rounds 2 --json
import { mkdirSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { bundle } from './support/bundle.mjs'
import { createHome } from './support/createHome.mjs'
import { endless } from './support/endless.mjs'
import { lectureNetworks } from './support/lectureNetwork.mjs'
import { pathFrom } from './support/pathFrom.mjs'
import { printTable, printTarget } from './support/printTable.mjs'
import { runBench } from './support/runBench.mjs'
import { inWords, spread } from './support/spread.mjs'
import { startTrainer } from './support/startTrainer.mjs'
import { threadsOf } from './support/threadsOf.mjs'

/** Time of one measurement, and time in which a trainer finds its way to run, ms. */
const SLICE = 1000
const WARM = 3000
/** A rule at full speed is at least so many times as fast. */
const TARGET = 5

const { values: options } = parseArgs({
  options: {
    only: { type: 'string' },
    rounds: { type: 'string', default: '2' },
    json: { type: 'boolean', default: false },
  },
})
const ROUNDS = Math.max(1, Number(options.rounds))

async function compare({ rule, network, document }, { home, partsOf }) {
  const folder = join(home.root, rule)
  const started = { document, backend: 'tensorflow', env: threadsOf(partsOf(document, cpus().length)) }
  for (const own of [folder, `${folder}-eager`]) mkdirSync(own, { recursive: true })
  const full = await startTrainer({ ...started, folder })
  const eager = await startTrainer({
    ...started,
    folder: `${folder}-eager`,
    env: { ...started.env, NEUROLOOM_ENGINE: 'eager' },
  })
  try {
    await full.slice(1, WARM)
    await eager.slice(1, SLICE)
    const [fast, slow] = [[], []]
    for (let round = 0; round < ROUNDS; round++) {
      fast.push((await full.slice(1, SLICE)) / full.batch())
      slow.push((await eager.slice(1, SLICE)) / eager.batch())
    }
    const [steps, byOperation] = [spread(fast), spread(slow)]
    const ratio = Number((steps.median / byOperation.median).toPrecision(3))
    return { rule, network, batch: Math.round(full.batch()), steps, engine: full.engine(), byOperation, ratio }
  } finally {
    full.end()
    eager.end()
  }
}

await runBench('rules', async (later) => {
  process.env.NEUROLOOM_NATIVE ??= pathFrom('ensureNative.mjs')
  const home = createHome()
  later(home.remove)
  const { partsOf } = await bundle('tests/bench/support/forTemplates.ts', join(home.root, 'bundle'))
  const { ruledNetworks } = await bundle('tests/bench/support/forRules.ts', join(home.root, 'bundleRules'))
  const chosen = options.only?.split(',')
  const found = []
  for (const ruled of ruledNetworks(lectureNetworks())) {
    if (chosen && !chosen.includes(ruled.rule)) continue
    if (!ruled.document) {
      console.log(`${ruled.rule}: no lecture network has it`)
      continue
    }
    const made = await compare({ ...ruled, document: endless(ruled.document, ruled.phase) }, { home, partsOf })
    found.push(made)
    console.log(`${made.rule} (${made.network}): ${made.ratio}×`)
  }
  if (!options.json) {
    printTable(`Learning rules, steps a second, ${ROUNDS} rounds: median (lowest–highest)`, [
      ['rule', 'network', 'batch', 'full speed', 'engine', 'by operation', 'ratio'],
      ...found.map(({ rule, network, batch, steps, engine, byOperation, ratio }) => [
        ...[rule, network, batch, inWords(steps), engine, inWords(byOperation), `${ratio}×`],
      ]),
    ])
    for (const { rule, ratio } of found) printTarget(`${rule}: ${ratio} of at least ${TARGET}`, ratio >= TARGET)
  }
  return { rules: found }
})
