// The history of a run: how long a step of it takes to be looked at, a thousand of them one after another; and what keeping it costs a run at
// full speed, beside the same run without, taking turns.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { endless } from './support/endless.mjs'
import { lectureNetwork } from './support/lectureNetwork.mjs'
import { pathFrom } from './support/pathFrom.mjs'
import { printTable, printTarget } from './support/printTable.mjs'
import { processorSeconds } from './support/processes.mjs'
import { runBench } from './support/runBench.mjs'
import { inWords, quantile, spread } from './support/spread.mjs'
import { startTrainer } from './support/startTrainer.mjs'

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5)
const SLICE = 2000
const STEPS = 1000
/** Most time that a step may take to be seen, ms, and most of the throughput that history may cost. */
const LIMIT = 50
const COST = 0.02
const NETWORKS = { 'MLP 2-32-32-1': 'spiralsMlp', 'MLP 784-128-10': 'mnistMlp', 'LeNet-5': 'lenet5' }
const NONE = { bytes: 0, moments: 0 }

async function start(later, document, history) {
  const folder = mkdtempSync(join(tmpdir(), 'neuroloom-moments-'))
  later(() => rmSync(folder, { recursive: true, force: true }))
  const trainer = await startTrainer({
    document,
    folder,
    backend: 'tensorflow',
    env: { NEUROLOOM_ENGINE: 'native' },
    history,
  })
  later(trainer.end)
  return trainer
}

/** Looks at what comes out of a layer at every kept step, as somebody does who draws the slider from end to end. */
async function scrub(later, id) {
  const document = endless(lectureNetwork(id, { epochs: 1 }))
  const trainer = await start(later, document)
  await trainer.takeSteps(STEPS)
  const { steps, bytes } = await trainer.ask({ type: 'moments' })
  const { id: node } = document.nodes.find(({ type }) => type === 'dense' || type === 'conv2d')
  const times = []
  for (const at of steps) {
    const began = performance.now()
    const { trained } = await trainer.look({ kind: 'activations', node, rows: { from: 0, count: 1 }, at })
    times.push(performance.now() - began)
    if (trained !== at) throw new Error(`asked about step ${at}, answered about step ${trained}`)
  }
  trainer.end()
  return { kept: steps.length, megabytes: bytes / 1e6, median: quantile(times, 0.5), p95: quantile(times, 0.95) }
}

/** What a trainer has computed so far, s: other work of the machine is not in it. */
const secondsOf = ({ pid }) => processorSeconds(pid)

async function costOf(later, id) {
  const document = endless(lectureNetwork(id, { epochs: 1 }))
  const [kept, none] = [await start(later, document), await start(later, document, NONE)]
  for (const one of [kept, none]) await one.slice(50, SLICE)
  const found = { kept: [], none: [], cost: [], processor: [] }
  const trainers = { kept, none }
  for (let round = 0; round < ROUNDS; round++) {
    const spent = {}
    // Both ways round, so that a drift of the machine does not decide.
    for (const name of round % 2 ? ['kept', 'none'] : ['none', 'kept']) {
      const before = { seconds: secondsOf(trainers[name]), step: trainers[name].step() }
      found[name].push(await trainers[name].slice(10, SLICE))
      spent[name] = (secondsOf(trainers[name]) - before.seconds) / (trainers[name].step() - before.step)
    }
    found.cost.push(1 - found.kept.at(-1) / found.none.at(-1))
    found.processor.push(1 - spent.none / spent.kept)
  }
  const { steps } = await kept.ask({ type: 'moments' })
  kept.end()
  none.end()
  const spreads = Object.fromEntries(Object.entries(found).map(([what, values]) => [what, spread(values)]))
  return { ...spreads, moments: steps.length }
}

await runBench('moments', async (later) => {
  process.env.NEUROLOOM_NATIVE ??= pathFrom('ensureNative.mjs')
  const found = {}
  for (const [title, id] of Object.entries(NETWORKS))
    found[title] = { scrubbed: await scrub(later, id), recording: await costOf(later, id) }
  printTable(`${STEPS} single steps, then each kept one looked at: ms from the question to the answer`, [
    ['', 'kept', 'MB', 'median', '95 %'],
    ...Object.entries(found).map(([title, { scrubbed }]) => [
      title,
      ...[scrubbed.kept, scrubbed.megabytes.toFixed(1), scrubbed.median.toFixed(1), scrubbed.p95.toFixed(1)],
    ]),
  ])
  const percent = ({ median, min, max }) => inWords({ median: 100 * median, min: 100 * min, max: 100 * max }, 1)
  printTable(`Full speed, examples a second, ${ROUNDS} rounds: median (lowest–highest)`, [
    ['', 'with history', 'without', 'cost, %', 'of processor time, %', 'moments'],
    ...Object.entries(found).map(
      ([
        title,
        {
          recording: { kept, none, cost, processor, moments },
        },
      ]) => [...[title, inWords(kept), inWords(none), percent(cost), percent(processor), moments]],
    ),
  ])
  for (const [title, { scrubbed, recording }] of Object.entries(found)) {
    printTarget(`${title}: a step is seen in less than ${LIMIT} ms`, scrubbed.p95 < LIMIT)
    printTarget(`${title}: history costs less than ${100 * COST} %`, recording.processor.median < COST)
  }
  return found
})
