// The studio over many runs, each started and stopped: resident size of its main process, and how many processes it has.
import { createHome } from './support/createHome.mjs'
import { pathFrom } from './support/pathFrom.mjs'
import { peerDocument } from './support/peerNetworks.mjs'
import { printTable, printTarget } from './support/printTable.mjs'
import { descendants, residentSize } from './support/processes.mjs'
import { runBench } from './support/runBench.mjs'
import { quantile } from './support/spread.mjs'
import { startServer } from './support/startServer.mjs'
import { waitFor } from './support/waitFor.mjs'

const CYCLES = Number(process.env.BENCH_CYCLES ?? 200)
/** Growth that the allocators may show, as a part of the size: the heap is collected the later the more often it was not needed. */
const NOISE = 0.15

await runBench('cycles', async (later) => {
  process.env.NEUROLOOM_NATIVE ??= pathFrom('ensureNative.mjs')
  const home = createHome()
  later(home.remove)
  const server = await startServer({ ...home, env: { ...home.env, NEUROLOOM_NATIVE: process.env.NEUROLOOM_NATIVE } })
  later(server.end)
  const client = await server.connect()
  later(client.close)
  const document = peerDocument('xor', 4)
  let learned
  client.on('run.event', ({ type }) => {
    if (type === 'metrics') learned?.()
  })
  const sizes = []
  for (let cycle = 0; cycle < CYCLES; cycle++) {
    const first = new Promise((settle) => (learned = settle))
    const { runId } = await client.call('run.start', { document })
    await first
    await client.call('run.stop', { runId })
    await client.call('run.remove', { runId })
    sizes.push(residentSize(server.pid))
  }
  await waitFor('only the spare trainer left', () => descendants(server.pid).length <= 2, { every: 200 })
  const part = (from, to) => quantile(sizes.slice(Math.floor(from * CYCLES), Math.floor(to * CYCLES)), 0.5)
  const [early, late] = [part(0.1, 0.3), part(0.8, 1)]
  const processes = descendants(server.pid).length
  printTable(`The studio over ${CYCLES} runs started, stopped and removed`, [
    ['10–30 % of the runs, MiB', 'last 20 %, MiB', 'processes of its own in the end'],
    [early.toFixed(1), late.toFixed(1), processes],
  ])
  printTarget('no growth', late < early * (1 + NOISE))
  return { cycles: CYCLES, early, late, processes }
})
