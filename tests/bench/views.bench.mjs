// What views ask a network: the answer all over a plane of 200×200 points, from the question to the answer in another process.
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createHome } from './support/createHome.mjs'
import { pathFrom } from './support/pathFrom.mjs'
import { ROOT } from './support/paths.mjs'
import { printTable, printTarget } from './support/printTable.mjs'
import { runBench } from './support/runBench.mjs'
import { inWords, spread } from './support/spread.mjs'
import { startTrainer } from './support/startTrainer.mjs'

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 20)
const MOST = 100
const NETWORKS = ['xorMlp', 'spiralsMlp', 'irisSoftmax']

async function measure(home, name) {
  const folder = join(home.root, name)
  mkdirSync(folder, { recursive: true })
  const document = JSON.parse(readFileSync(join(ROOT, 'templates', 'foundations', `${name}.neuroloom.json`), 'utf8'))
  const trainer = await startTrainer({ document, backend: 'tensorflow', folder })
  try {
    const question = { kind: 'boundary', wide: 2 }
    await trainer.ask({ type: 'look', question })
    const [worked, waited] = [[], []]
    for (let round = 0; round < ROUNDS; round++) {
      const since = performance.now()
      const answer = await trainer.ask({ type: 'look', question })
      waited.push(performance.now() - since)
      worked.push(answer.worked)
      if (answer.side !== 200) throw new Error(`${name}: ${answer.side} points of a side`)
    }
    return { name, worked: spread(worked), waited: spread(waited) }
  } finally {
    trainer.end()
  }
}

await runBench('views', async (later) => {
  process.env.NEUROLOOM_NATIVE ??= pathFrom('ensureNative.mjs')
  const home = createHome()
  later(home.remove)
  const found = []
  for (const name of NETWORKS) found.push(await measure(home, name))
  printTable('Decision boundary of 200×200 points, ms: median (lowest–highest)', [
    ['network', 'taken from the run', 'from question to answer'],
    ...found.map(({ name, worked, waited }) => [name, inWords(worked), inWords(waited)]),
  ])
  for (const { name, waited } of found) printTarget(`${name}: under ${MOST} ms`, waited.median < MOST)
  return { networks: found }
})
