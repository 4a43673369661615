// What telling of a training costs it: the events streamed to a page that draws the curves, to a client that only receives them, and
// to nobody. Each slice is a run of its own; its speed is read afterwards from the events that the studio kept.
import { createHome } from './support/createHome.mjs'
import { lectureNetwork } from './support/lectureNetwork.mjs'
import { openBrowser } from './support/openBrowser.mjs'
import { openProject } from './support/openProject.mjs'
import { printTable, printTarget } from './support/printTable.mjs'
import { descendants, processorSeconds } from './support/processes.mjs'
import { runBench } from './support/runBench.mjs'
import { inWords, spread } from './support/spread.mjs'
import { startServer } from './support/startServer.mjs'
import { sleep, waitFor } from './support/waitFor.mjs'

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 4)
const SLICE = 6000
/** Long enough for the page to be through with opening, and for a run to have found its engine, ms. */
const SETTLE = 4500
const ORDER = ['nobody', 'receiver', 'page', 'page', 'receiver', 'nobody']
const TITLES = { nobody: 'nobody listens', receiver: 'a client receives', page: 'a page draws the curves' }
/** Every step is told as long as a run has fewer than 20,000 steps. */
const NETWORKS = { 'MLP 784-128-10': ['mnistMlp', 40], 'LeNet-5': ['lenet5', 40] }
const TARGET = 0.05

/** Processor time so far of each part of the studio, s. */
function usage(server, browser) {
  const sum = (all) => all.reduce((total, { pid }) => total + processorSeconds(pid), 0)
  const below = descendants(server.pid)
  return {
    trainer: sum(below.filter(({ command }) => command.includes('trainer.js'))),
    server: processorSeconds(server.pid),
    page: sum(descendants(process.pid).filter(({ command }) => browser.test(command))),
  }
}

/** Examples a second between two moments, from what was told in between. */
function speed(events, batchSize, from, to) {
  const inside = events.filter(({ type, at }) => type === 'metrics' && at >= from && at <= to)
  const [first, last] = [inside[0], inside.at(-1)]
  const step = (event) => Math.max(...event.points.flatMap(({ steps }) => steps))
  return (batchSize * (step(last) - step(first)) * 1000) / (last.at - first.at)
}

async function slice(kind, { server, client, receiver, page, document }) {
  const { runId } = await client.call('run.start', { document })
  await waitFor(
    'first checkpoint of the run’s list entry',
    async () => (await client.call('run.list', { documentId: document.id }))[0]?.status === 'running',
    { every: 100 },
  )
  let received = 0
  if (kind === 'receiver') receiver.on('run.event', () => received++)
  if (kind === 'page') await openProject(page, server.link, /^bench-/)
  await sleep(SETTLE)
  const before = usage(server, /chrom/i)
  const from = Date.now()
  await sleep(SLICE)
  const to = Date.now()
  const after = usage(server, /chrom/i)
  if (kind === 'receiver') receiver.off('run.event')
  const drawn = kind === 'page' ? await page.locator('path.recharts-line-curve').count() : 0
  if (kind === 'page') await page.goto('about:blank')
  if (kind === 'page' && drawn === 0) throw new Error('The page draws no curve.')
  if (kind === 'receiver' && received === 0) throw new Error('The client received nothing.')
  await client.call('run.stop', { runId })
  const { events } = await client.call('run.history', { runId })
  await client.call('run.remove', { runId })
  const rate = speed(events, document.training.batchSize, from, to)
  const seconds = (to - from) / 1000
  const share = (part) => (after[part] - before[part]) / seconds
  return {
    rate,
    perProcessorSecond: rate / share('trainer'),
    trainer: share('trainer'),
    server: share('server'),
    page: share('page'),
  }
}

async function measure(parts) {
  const found = { nobody: [], receiver: [], page: [] }
  const costs = { receiver: [], page: [] }
  const processorCosts = { receiver: [], page: [] }
  await slice('page', parts)
  for (let round = 0; round < ROUNDS; round++) {
    const inRound = { nobody: [], receiver: [], page: [] }
    for (const kind of ORDER) inRound[kind].push(await slice(kind, parts))
    const mean = (kind, what) => inRound[kind].reduce((sum, one) => sum + one[what], 0) / inRound[kind].length
    for (const kind of ['receiver', 'page']) {
      costs[kind].push(1 - mean(kind, 'rate') / mean('nobody', 'rate'))
      processorCosts[kind].push(1 - mean(kind, 'perProcessorSecond') / mean('nobody', 'perProcessorSecond'))
    }
    for (const kind of ORDER.slice(0, 3)) found[kind].push(...inRound[kind])
  }
  const kinds = Object.entries(found).map(([kind, all]) => [
    kind,
    Object.fromEntries(
      ['rate', 'perProcessorSecond', 'trainer', 'server', 'page'].map((what) => [
        what,
        spread(all.map((one) => one[what])),
      ]),
    ),
  ])
  const spreads = (all) => Object.fromEntries(Object.entries(all).map(([kind, values]) => [kind, spread(values)]))
  return { kinds: Object.fromEntries(kinds), costs: spreads(costs), processorCosts: spreads(processorCosts) }
}

const percent = ({ median, min, max }) => inWords({ median: median * 100, min: min * 100, max: max * 100 }, 1)

function print(title, { kinds, costs, processorCosts }) {
  printTable(`${title}: median (lowest–highest)`, [
    ['', 'examples/s', 'cost of examples/s, %', 'cost per trainer CPU second, %', 'CPU: trainer', 'server', 'browser'],
    ...Object.entries(kinds).map(([kind, { rate, trainer, server, page }]) => [
      TITLES[kind],
      inWords(rate),
      costs[kind] ? percent(costs[kind]) : '',
      processorCosts[kind] ? percent(processorCosts[kind]) : '',
      ...[trainer, server, page].map(({ median }) => `${Math.round(median * 100)} %`),
    ]),
  ])
  for (const kind of ['receiver', 'page'])
    printTarget(`${TITLES[kind]}: less than 5% of the training speed`, costs[kind].median < TARGET)
}

await runBench('streaming', async (later) => {
  const home = createHome()
  later(home.remove)
  const server = await startServer(home)
  later(server.end)
  const [client, receiver] = [await server.connect(), await server.connect()]
  const { page, close } = await openBrowser()
  later(close)
  const networks = {}
  for (const [title, [id, epochs]] of Object.entries(NETWORKS)) {
    const document = lectureNetwork(id, { epochs })
    await client.call('project.save', { document, path: `${home.projects}/bench-network.neuroloom.json`, force: true })
    networks[title] = await measure({ server, client, receiver, page, document })
    print(title, networks[title])
  }
  return { networks }
})
