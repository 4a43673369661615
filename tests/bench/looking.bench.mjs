// What looking inside costs: training that a view looks into ten times a second against training that nobody looks into, in a trainer process;
// and frames a second of a page with a network of 30 layers and three open views while a run streams.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createHome } from './support/createHome.mjs'
import { dragFrames } from './support/dragFrames.mjs'
import { gridNetwork } from './support/gridNetwork.mjs'
import { lectureNetwork } from './support/lectureNetwork.mjs'
import { openBrowser } from './support/openBrowser.mjs'
import { openProject } from './support/openProject.mjs'
import { printTable, printTarget } from './support/printTable.mjs'
import { runBench } from './support/runBench.mjs'
import { inWords, quantile, spread } from './support/spread.mjs'
import { startServer } from './support/startServer.mjs'
import { startTrainer } from './support/startTrainer.mjs'
import { sleep } from './support/waitFor.mjs'

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5)
const SLICE = 3000
/** As the page asks: so long after an answer, ms, and so many times what the answer took. */
const LEAST = 100
const REST = 9
const COST = 0.1
const FRAMES = 60
/** What is looked at, and the question of the view. */
const LOOKS = {
  'LeNet-5, feature maps': ['lenet5', ({ nodes }) => activations(nodes, 'conv2d')],
  'MLP 784-128-10, activations': ['mnistMlp', ({ nodes }) => activations(nodes, 'dense')],
  'MLP 784-128-10, weights': ['mnistMlp', ({ nodes }) => ({ kind: 'weights', node: first(nodes, 'dense') })],
}

const first = (nodes, type) => nodes.find((node) => node.type === type).id
const activations = (nodes, type) => ({ kind: 'activations', node: first(nodes, type), rows: { from: 0, count: 1 } })

/** Asks on and on until it is told to stop; gives how often. */
function watch(trainer, question) {
  let going = true
  let count = 0
  const done = (async () => {
    while (going) {
      const { worked } = await trainer.look(question)
      count++
      await sleep(Math.max(LEAST, REST * worked))
    }
  })()
  return async () => {
    going = false
    await done
    return count
  }
}

async function costOf(later, [id, ask]) {
  const document = lectureNetwork(id, { epochs: 100_000 })
  const folder = mkdtempSync(join(tmpdir(), 'neuroloom-looking-'))
  later(() => rmSync(folder, { recursive: true, force: true }))
  const trainer = await startTrainer({ document, backend: 'auto', folder })
  later(trainer.end)
  const question = ask(document)
  await trainer.slice(50, SLICE)
  const found = { alone: [], watched: [], cost: [], looks: [] }
  const alone = async () => found.alone.push(await trainer.slice(10, SLICE))
  const watched = async () => {
    const stop = watch(trainer, question)
    const began = performance.now()
    found.watched.push(await trainer.slice(10, SLICE))
    found.looks.push((1000 * (await stop())) / (performance.now() - began))
  }
  for (let round = 0; round < ROUNDS; round++) {
    // Both ways round, so that a drift of the machine does not decide.
    for (const part of round % 2 ? [watched, alone] : [alone, watched]) await part()
    found.cost.push(1 - found.watched.at(-1) / found.alone.at(-1))
  }
  trainer.end()
  return Object.fromEntries(Object.entries(found).map(([what, values]) => [what, spread(values)]))
}

/** Opens the views as a person does: two in windows, one in the drawer. */
async function openViews(page) {
  await page.getByRole('tab', { name: 'Inside' }).click()
  for (const name of ['Activations', 'Weights and filters']) {
    await page.getByRole('combobox', { name: 'View', exact: true }).click()
    await page.getByRole('option', { name }).click()
    if (name === 'Activations') await page.getByRole('button', { name: 'Pin beside the node' }).click()
    await page.getByRole('button', { name: 'Take out into a window' }).click()
  }
}

async function framesOf(later) {
  const home = createHome()
  later(home.remove)
  const server = await startServer(home)
  later(server.end)
  writeFileSync(join(home.projects, 'bench-grid.neuroloom.json'), JSON.stringify(gridNetwork(34)))
  const { page, close } = await openBrowser()
  later(close)
  await openProject(page, server.link, /^bench-grid/)
  await page.getByTestId('train').click()
  await page.locator('path.recharts-line-curve').first().waitFor({ timeout: 60_000 })
  await openViews(page)
  await sleep(1500)
  const found = { rate: [], p95: [] }
  for (let round = 0; round < ROUNDS; round++) {
    const { frames } = await dragFrames(page, page.locator('.react-flow__node[data-id="output"]'), SLICE)
    found.rate.push((1000 * frames.length) / frames.reduce((sum, one) => sum + one, 0))
    found.p95.push(quantile(frames, 0.95))
    await sleep(500)
  }
  return Object.fromEntries(Object.entries(found).map(([what, values]) => [what, spread(values)]))
}

await runBench('looking', async (later) => {
  const costs = {}
  for (const [title, look] of Object.entries(LOOKS)) costs[title] = await costOf(later, look)
  const percent = ({ median, min, max }) => inWords({ median: 100 * median, min: 100 * min, max: 100 * max }, 1)
  printTable('A view that looks on: median (lowest–highest)', [
    ['', 'examples/s alone', 'looked at', 'looks a second', 'cost, %'],
    ...Object.entries(costs).map(([title, { alone, watched, looks, cost }]) => [
      title,
      inWords(alone),
      inWords(watched),
      inWords(looks, 1),
      percent(cost),
    ]),
  ])
  for (const [title, { cost }] of Object.entries(costs)) printTarget(`${title}: below 10 %`, cost.median < COST)
  const frames = await framesOf(later)
  printTable('Dragging a card among 34 with four views open while a run streams', [
    ['frames/s', 'frame, 95th percentile, ms'],
    [inWords(frames.rate, 1), inWords(frames.p95, 1)],
  ])
  // A display of 60 frames shows a few less where the clock of software drawing drifts.
  printTarget(`${FRAMES} frames a second`, frames.rate.median > FRAMES - 1)
  return { costs, frames }
})
