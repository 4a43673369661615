// How much more memory the command line takes to export a large network than a small one, format by format: weights are to be streamed.
import { spawn } from 'node:child_process'
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createHome } from './support/createHome.mjs'
import { ROOT } from './support/paths.mjs'
import { printTable, printTarget } from './support/printTable.mjs'
import { runBench } from './support/runBench.mjs'

const FORMATS = ['keras', 'h5', 'npz', 'safetensors']
/** MiB that a large network may take more than a small one. */
const MOST = 300
const WIDTH = Number(process.env.BENCH_WIDTH ?? 5000)
const DEPTH = 5

/** Dense layers of `width` units one after another: 4 · width² bytes each. */
function dense(width) {
  const { training, ...template } = JSON.parse(
    readFileSync(join(ROOT, 'templates', 'foundations', 'sineRegression.neuroloom.json'), 'utf8'),
  )
  const node = (id, type, params = {}) => ({ id, type, params, position: { x: 0, y: 0 } })
  const edge = (source, from, target, to) => ({
    id: `${source}-${target}-${to}`,
    source: { node: source, port: from },
    target: { node: target, port: to },
  })
  const layers = Array.from({ length: DEPTH + 1 }, (_, i) => `d${i}`)
  const ends = layers.map((id, i) => (i === 0 ? edge('data', 'features', id, 'input') : edge(layers[i - 1], 'output', id, 'input'))) // prettier-ignore
  return {
    ...template,
    training,
    groups: [],
    notes: [],
    lesson: undefined,
    nodes: [
      node('data', 'sine'),
      ...layers.map((id) => node(id, 'dense', { units: width, kernelInitializer: 'glorotUniform' })),
      node('out', 'dense', { units: 1 }),
      node('loss', 'meanSquaredError'),
    ],
    edges: [
      ...ends,
      edge(layers.at(-1), 'output', 'out', 'input'),
      edge('out', 'output', 'loss', 'prediction'),
      edge('data', 'target', 'loss', 'target'),
    ],
  }
}

const bytesOf = (path) => (statSync(path).isDirectory() ? undefined : statSync(path).size)

/** Most memory that an export takes, MiB, as Linux counts it, with how long it takes, s. */
async function exportOne(document, format, out) {
  const child = spawn(process.execPath, [join(ROOT, 'out', 'main', 'cli.js'), 'export', document, '--to', format, '--out', out], { stdio: ['ignore', 'ignore', 'pipe'] }) // prettier-ignore
  let said = ''
  child.stderr.on('data', (text) => (said += text))
  const began = performance.now()
  let most = 0
  const sampling = setInterval(() => {
    try {
      most = Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024 || most
    } catch {
      // It has ended.
    }
  }, 20)
  const code = await new Promise((settle) => child.once('exit', settle))
  clearInterval(sampling)
  if (code !== 0) throw new Error(`${format}: ${said}`)
  const bytes = bytesOf(out)
  rmSync(out, { recursive: true, force: true })
  return { most, seconds: (performance.now() - began) / 1000, bytes }
}

await runBench('exportMemory', async (later) => {
  const home = createHome()
  later(home.remove)
  const [small, large] = [8, WIDTH].map((width) => {
    const path = join(home.root, `dense-${width}.neuroloom.json`)
    writeFileSync(path, JSON.stringify(dense(width)))
    return path
  })
  const found = []
  for (const format of FORMATS) {
    const before = await exportOne(small, format, join(home.root, `small.${format}`))
    const after = await exportOne(large, format, join(home.root, `large.${format}`))
    found.push({ format, small: before.most, large: after.most, seconds: after.seconds, bytes: after.bytes })
  }
  const weights = (4 * DEPTH * WIDTH ** 2) / 1e6
  printTable(
    `Most resident memory of an export, MiB; ${DEPTH} dense layers of ${WIDTH}, ${weights.toFixed(0)} MB of weights`,
    [
      ['format', 'small network', 'large network', 'more', 's', 'file, MB'],
      ...found.map(({ format, small, large, seconds, bytes }) => [
        ...[format, small.toFixed(0), large.toFixed(0), (large - small).toFixed(0), seconds.toFixed(1)],
        bytes === undefined ? '' : (bytes / 1e6).toFixed(0),
      ]),
    ],
  )
  for (const { format, small, large } of found) printTarget(`${format}: under ${MOST} MiB more`, large - small < MOST)
  return { found }
})
