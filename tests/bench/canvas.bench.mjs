// Dragging a card in a graph of 300 nodes in Chromium while a run of that graph streams into the page: frames a second.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createHome } from './support/createHome.mjs'
import { dragFrames } from './support/dragFrames.mjs'
import { gridNetwork } from './support/gridNetwork.mjs'
import { openBrowser } from './support/openBrowser.mjs'
import { openProject } from './support/openProject.mjs'
import { printTable, printTarget } from './support/printTable.mjs'
import { descendants, mainThreadSeconds } from './support/processes.mjs'
import { runBench } from './support/runBench.mjs'
import { inWords, quantile, spread } from './support/spread.mjs'
import { startServer } from './support/startServer.mjs'
import { sleep } from './support/waitFor.mjs'

const NODES = 300
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5)
const DRAG = 4000
const TARGET = 50

/** A card in the middle of what is seen. */
async function middleCard(page) {
  const id = await page.evaluate(() => {
    const box = document.querySelector('.react-flow').getBoundingClientRect()
    const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
    const far = (node) => {
      const { x, y, width, height } = node.getBoundingClientRect()
      return Math.hypot(x + width / 2 - middle.x, y + height / 2 - middle.y)
    }
    return [...document.querySelectorAll('.react-flow__node')].sort((a, b) => far(a) - far(b))[0].dataset.id
  })
  return page.locator(`.react-flow__node[data-id="${id}"]`)
}

/** Processor time so far of the main threads of all pages, s. */
const used = () =>
  descendants(process.pid)
    .filter(({ command }) => command.includes('--type=renderer'))
    .reduce((sum, { pid }) => sum + mainThreadSeconds(pid), 0)

async function drag(page) {
  const card = await middleCard(page)
  const drawn = await page.locator('.react-flow__node').count()
  const before = used()
  const { frames, moved, shown } = await dragFrames(page, card, DRAG)
  const work = (1000 * (used() - before)) / frames.length
  if (moved < 2) throw new Error('The card did not follow the mouse.')
  const mean = frames.reduce((sum, one) => sum + one, 0) / frames.length
  return {
    rate: 1000 / mean,
    work,
    p95: quantile(frames, 0.95),
    worst: Math.max(...frames),
    shown: (shown * 1000) / frames.reduce((sum, one) => sum + one, 0),
    drawn,
  }
}

/** `whole`: all cards are seen, small; `near`: cards are large enough to read. */
async function show(page, view) {
  await page.getByRole('button', { name: /^Fit/ }).click()
  await sleep(800)
  const width = async () => (await page.locator('.react-flow__node').first().boundingBox()).width
  while (view === 'near' && (await width()) < 120) {
    await page.getByRole('button', { name: 'Zoom in' }).click()
    await sleep(400)
  }
  await sleep(600)
}

await runBench('canvas', async (later) => {
  const home = createHome()
  later(home.remove)
  const server = await startServer(home)
  later(server.end)
  const document = gridNetwork(NODES)
  writeFileSync(join(home.projects, 'bench-grid.neuroloom.json'), JSON.stringify(document))
  const { page, close } = await openBrowser()
  later(close)
  await openProject(page, server.link, /^bench-grid/)
  const found = {}
  const train = page.getByTestId('train')
  const take = async (key, view) => {
    await show(page, view)
    ;(found[key] ??= []).push(await drag(page))
  }
  for (let round = 0; round < ROUNDS; round++) {
    await take('whole graph, no run', 'whole')
    await train.click()
    await page.locator('path.recharts-line-curve').first().waitFor({ timeout: 60_000 })
    await sleep(2000)
    await take('whole graph, a run streams', 'whole')
    await take('near, a run streams', 'near')
    await page.getByRole('button', { name: 'Stop, keep the weights' }).click()
    await page.getByRole('button', { name: 'Train', exact: true }).waitFor()
    await sleep(1500)
  }
  const figures = Object.fromEntries(
    Object.entries(found).map(([key, all]) => [
      key,
      {
        ...Object.fromEntries(
          ['rate', 'work', 'p95', 'worst', 'shown'].map((what) => [what, spread(all.map((one) => one[what]))]),
        ),
        drawn: all[0].drawn,
      },
    ]),
  )
  printTable(`Dragging a card in a graph of ${NODES} nodes: median (lowest–highest)`, [
    [
      '',
      'cards drawn',
      'frames/s, mean',
      'frame, 95th percentile, ms',
      'longest frame, ms',
      'places of the card/s',
      'page’s main thread, ms of CPU a frame',
    ],
    ...Object.entries(figures).map(([key, { drawn, rate, work, p95, worst, shown }]) => [
      key,
      drawn,
      inWords(rate, 1),
      inWords(p95, 1),
      inWords(worst),
      inWords(shown, 1),
      inWords(work, 1),
    ]),
  ])
  for (const view of ['whole graph', 'near'])
    printTarget(
      `${view}: above ${TARGET} frames a second while a run streams`,
      figures[`${view}, a run streams`].rate.median > TARGET,
    )
  return { figures }
})
