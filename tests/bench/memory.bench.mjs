// Memory of a trainer over a long run: its resident size in the second tenth of the steps, after all has warmed up, and in the last.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createHome } from './support/createHome.mjs'
import { pathFrom } from './support/pathFrom.mjs'
import { peerDocument } from './support/peerNetworks.mjs'
import { printTable, printTarget } from './support/printTable.mjs'
import { residentSize } from './support/processes.mjs'
import { runBench } from './support/runBench.mjs'
import { quantile } from './support/spread.mjs'
import { startTrainer } from './support/startTrainer.mjs'

const STEPS = Number(process.env.BENCH_STEPS ?? 100_000)
/** Growth that noise of the allocators may show, as a part of the size. */
const NOISE = 0.02
/** Network, batch, backend, and how many times the steps: small ones are through before XLA has been tried, garbage of JavaScript comes and goes over some millions; WebAssembly takes long. */
const RUNS = [
  ['xor', 4, 'tensorflow', 50],
  ['mlp', 32, 'tensorflow', 1],
  ['mlp', 32, 'wasm', 0.2],
]

async function watch(home, [name, batch, backend, times]) {
  const steps = STEPS * times
  const folder = join(home.root, `${name}-${backend}`)
  mkdirSync(folder, { recursive: true })
  const trainer = await startTrainer({ document: peerDocument(name, batch), backend, folder })
  try {
    const sizes = []
    const sampling = setInterval(() => sizes.push({ step: trainer.step(), size: residentSize(trainer.pid) }), 50)
    const began = performance.now()
    await trainer.slice(steps, 0)
    clearInterval(sampling)
    const seconds = (performance.now() - began) / 1000
    const median = (from, to) => {
      const of = sizes.filter(({ step }) => step >= from * steps && step < to * steps).map(({ size }) => size)
      if (of.length === 0) throw new Error('The run was too short to be watched: set BENCH_STEPS higher')
      return quantile(of, 0.5)
    }
    return {
      name,
      batch,
      engine: trainer.engine(),
      backend,
      steps,
      seconds,
      early: median(0.1, 0.2),
      late: median(0.9, 1),
    }
  } finally {
    trainer.end()
  }
}

await runBench('memory', async (later) => {
  process.env.NEUROLOOM_NATIVE ??= pathFrom('ensureNative.mjs')
  const home = createHome()
  later(home.remove)
  const found = []
  for (const run of RUNS) found.push(await watch(home, run))
  printTable('Resident size of the trainer over a long run', [
    ['network', 'batch', 'backend', 'engine', 'steps', 'seconds', '10–20 % of the steps, MiB', 'last 10 %, MiB'],
    ...found.map(({ name, batch, backend, engine, steps, seconds, early, late }) => [
      ...[name, batch, backend, engine, steps, seconds.toFixed(0), early.toFixed(1), late.toFixed(1)],
    ]),
  ])
  for (const { name, backend, early, late } of found)
    printTarget(`${name} on ${backend}: no growth`, late < early * (1 + NOISE))
  return { runs: found }
})
