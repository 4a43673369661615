// How long it takes from Train to the first point of the curve, over the real server's WebSocket: with the trainer process that
// the studio keeps ready, and without it.
import { createHome } from './support/createHome.mjs'
import { lectureNetwork } from './support/lectureNetwork.mjs'
import { printTable, printTarget } from './support/printTable.mjs'
import { canLookAtProcesses, descendants, processorSeconds } from './support/processes.mjs'
import { runBench } from './support/runBench.mjs'
import { inWords, spread } from './support/spread.mjs'
import { startServer } from './support/startServer.mjs'
import { sleep, waitFor } from './support/waitFor.mjs'

const ROUNDS = 7
const TARGET = 1000

/** From the call to the first event of each kind, ms. */
async function pressTrain(client, document) {
  const seen = {}
  const began = performance.now()
  client.on('run.event', (event) => {
    const type = event.type === 'metrics' ? 'point' : event.type
    seen[type] ??= performance.now() - began
  })
  const { runId } = await client.call('run.start', { document })
  const answered = performance.now() - began
  await waitFor('first point', () => seen.point, { every: 5 })
  client.off('run.event')
  await client.call('run.stop', { runId })
  await client.call('run.remove', { runId })
  return { answered, started: seen.started, point: seen.point }
}

const trainers = (server) => descendants(server.pid).filter(({ command }) => command.includes('trainer.js'))

/** The processes of the studio have nothing to do any more: the spare one is ready. */
async function calm(server) {
  const used = () => trainers(server).reduce((sum, { pid }) => sum + processorSeconds(pid), 0)
  await waitFor('spare trainer', () => trainers(server).length > 0)
  for (let before = -1, still = 0; still < 3;) {
    await sleep(250)
    const now = used()
    still = now - before < 0.03 ? still + 1 : 0
    before = now
  }
}

async function withoutSpare(server, client, document) {
  for (const { pid } of trainers(server)) process.kill(pid, 'SIGKILL')
  await waitFor('end of the spare trainer', () => trainers(server).length === 0)
  await sleep(300)
  return pressTrain(client, document)
}

await runBench('firstPoint', async (later) => {
  if (!canLookAtProcesses) throw new Error('This benchmark looks at processes through /proc, which only Linux has.')
  const home = createHome()
  later(home.remove)
  const server = await startServer(home)
  later(server.end)
  const client = await server.connect()
  const document = lectureNetwork('mnistMlp', { epochs: 3, validation: 0.1 })
  await client.call('app.info')
  const found = { warm: [], cold: [] }
  for (let round = 0; round < ROUNDS; round++)
    for (const kind of round % 2 ? ['cold', 'warm'] : ['warm', 'cold']) {
      await calm(server)
      found[kind].push(await (kind === 'warm' ? pressTrain(client, document) : withoutSpare(server, client, document)))
    }
  const figures = Object.fromEntries(
    Object.entries(found).map(([kind, all]) => [
      kind,
      Object.fromEntries(['answered', 'started', 'point'].map((what) => [what, spread(all.map((one) => one[what]))])),
    ]),
  )
  printTable('From Train to the first point, MNIST MLP, ms: median (lowest–highest)', [
    ['', 'run.start answered', 'run began', 'first point'],
    ...[
      ['spare process kept ready', figures.warm],
      ['no spare process', figures.cold],
    ].map(([title, { answered, started, point }]) => [title, inWords(answered), inWords(started), inWords(point)]),
  ])
  printTarget(`first point in less than ${TARGET} ms after Train`, figures.warm.point.median < TARGET)
  return { milliseconds: figures }
})
