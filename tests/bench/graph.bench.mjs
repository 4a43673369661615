// How long the check of a graph takes, which every edit waits for, and opening and saving a file over the server's WebSocket.
import { writeFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { bundle } from './support/bundle.mjs'
import { createHome } from './support/createHome.mjs'
import { gridNetwork } from './support/gridNetwork.mjs'
import { printTable } from './support/printTable.mjs'
import { runBench } from './support/runBench.mjs'
import { inWords, spread } from './support/spread.mjs'
import { startServer } from './support/startServer.mjs'

const SIZES = [300, 1000]
const ROUNDS = 30

async function time(work) {
  const began = performance.now()
  const value = await work()
  return { milliseconds: performance.now() - began, value }
}

/** The document after an edit as the studio makes it: one node is new, all others are the same objects. */
const edited = (document, round) => ({
  ...document,
  nodes: document.nodes.map((node) =>
    node.id === 'd7' ? { ...node, params: { ...node.params, units: 8 + (round % 5) } } : node,
  ),
})

await runBench('graph', async (later) => {
  const home = createHome()
  later(home.remove)
  const { checkGraph } = await bundle('shared/compile/checkGraph.ts', join(home.root, 'bundle'))
  const server = await startServer(home)
  later(server.end)
  const client = await server.connect()
  const documents = SIZES.map((size) => gridNetwork(size))
  const found = SIZES.map(() => ({ whole: [], check: [], open: [], save: [] }))
  const files = documents.map((document, k) => {
    const path = join(home.projects, `grid-${SIZES[k]}.neuroloom.json`)
    writeFileSync(path, JSON.stringify(document))
    return path
  })
  for (let round = -5; round < ROUNDS; round++)
    for (const [k, document] of documents.entries()) {
      const fresh = structuredClone(document)
      const whole = await time(() => checkGraph(fresh))
      const changed = edited(document, round + 5)
      const check = await time(() => checkGraph(changed))
      if (!whole.value.trainable || !check.value.trainable)
        throw new Error(JSON.stringify(check.value.diagnostics.slice(0, 3)))
      const open = await time(() => client.call('project.open', { path: files[k] }))
      const save = await time(() =>
        client.call('project.save', { document: open.value.document, path: files[k], stamp: open.value.stamp }),
      )
      if (round < 0) continue
      for (const [what, { milliseconds }] of Object.entries({ whole, check, open, save }))
        found[k][what].push(milliseconds)
    }
  const figures = Object.fromEntries(
    SIZES.map((size, k) => [
      size,
      {
        edges: documents[k].edges.length,
        bytes: statSync(files[k]).size,
        ...Object.fromEntries(Object.entries(found[k]).map(([what, values]) => [what, spread(values)])),
      },
    ]),
  )
  printTable('Graphs, ms: median (lowest–highest)', [
    ['nodes', 'edges', 'check, all new', 'check after an edit', 'open a file', 'save a file', 'KiB'],
    ...SIZES.map((size) => {
      const { edges, bytes, whole, check, open, save } = figures[size]
      return [
        size,
        edges,
        inWords(whole, 1),
        inWords(check, 1),
        inWords(open, 1),
        inWords(save, 1),
        Math.round(bytes / 1024),
      ]
    }),
  ])
  return { milliseconds: figures }
})
