// Real files changed at random, each given to the readers of networks: whatever it is, they must answer, soon and in bounded memory.
//   node scripts/fuzz/importers.mjs FOLDER [SECONDS a file kind, 60] [SEED, 1]
// A reader that hangs in the HDF5 library is ended, which is counted and no fault; such cases are kept in FOLDER/hanging.
// FOLDER has networks to begin with: .keras, .h5, folders with model.json, and .neuroloom.json files. Cases that break a reader are kept in FOLDER/found.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Worker } from 'node:worker_threads'
import { build } from 'vite'
import { inRoot } from '../lib/paths.mjs'
import { mutateBytes, mutateJson, unzip, zip } from './mutations.mjs'

/** Longest wait for an answer, ms, after which the thread is ended as the studio ends it, and most memory, bytes. */
const PATIENCE = 5000
const MEMORY = 2.5 * 2 ** 30

const [folder = '.', seconds = '60', seed = '1'] = process.argv.slice(2)
const work = mkdtempSync(join(tmpdir(), 'neuroloom-fuzz-'))

function createRandom(state) {
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

async function bundle() {
  const entry = join(work, 'entry.ts')
  writeFileSync(
    entry,
    [
      `export { importNetwork } from '${inRoot('src-main/import/importNetwork')}'`,
      `export { limitMemory } from '${inRoot('src-main/import/limitMemory')}'`,
      `export { readDocument } from '@shared/graph/readDocument'`,
      `export { checkGraph } from '@shared/compile/checkGraph'`,
    ].join('\n'),
  )
  await build({
    configFile: false,
    root: inRoot('.'),
    logLevel: 'error',
    resolve: { alias: { '@shared': inRoot('shared') } },
    build: {
      ssr: entry,
      outDir: join(work, 'out'),
      target: 'node20',
      rolldownOptions: { output: { format: 'cjs', entryFileNames: 'reader.cjs' } },
    },
    ssr: { noExternal: true },
  })
  return join(work, 'out', 'reader.cjs')
}

/** Files to begin with, by kind. */
function seeds() {
  const names = readdirSync(folder)
  const ending = (end) => names.filter((name) => name.endsWith(end)).map((name) => readFileSync(join(folder, name)))
  const folders = names.filter((name) => existsSync(join(folder, name, 'model.json')))
  const tfjs = folders.map((name) => ({
    model: readFileSync(join(folder, name, 'model.json'), 'utf8'),
    shards: readdirSync(join(folder, name))
      .filter((file) => file !== 'model.json')
      .map((file) => [file, readFileSync(join(folder, name, file))]),
  }))
  return { keras: ending('.keras'), h5: ending('.h5'), studio: ending('.neuroloom.json'), tfjs }
}

const makers = {
  keras: (bytes, random) => {
    if (random() < 0.3) return mutateBytes(bytes, random)
    const members = unzip(bytes).map(({ name, content }) => {
      if (name.endsWith('.json'))
        return { name, content: random() < 0.6 ? Buffer.from(mutateJson(content.toString(), random)) : content }
      return { name, content: random() < 0.6 ? mutateBytes(content, random) : content }
    })
    return zip(members, random() < 0.3)
  },
  h5: (bytes, random) => mutateBytes(bytes, random),
  studio: (bytes, random) =>
    random() < 0.3 ? mutateBytes(bytes, random) : Buffer.from(mutateJson(bytes.toString(), random)),
  tfjs: ({ model, shards }, random) => ({
    model: random() < 0.2 ? mutateBytes(Buffer.from(model), random) : mutateJson(model, random),
    shards: shards.map(([name, bytes]) => [name, random() < 0.3 ? mutateBytes(bytes, random) : bytes]),
  }),
}

/** Puts a case on disk; gives the path to import. */
function place(kind, made) {
  const path = join(work, `case-${kind}`)
  rmSync(path, { recursive: true, force: true })
  if (kind !== 'tfjs') {
    writeFileSync(path, made)
    return path
  }
  mkdirSync(path)
  writeFileSync(join(path, 'model.json'), made.model)
  for (const [name, bytes] of made.shards) writeFileSync(join(path, name), bytes)
  return path
}

function keep(kind, made, number, where) {
  const found = join(folder, where)
  mkdirSync(found, { recursive: true })
  writeFileSync(
    join(found, `${kind}-${seed}-${number}`),
    kind === 'tfjs' ? JSON.stringify({ ...made, model: String(made.model) }) : made,
  )
}

class Reader {
  async start(file) {
    this.worker = new Worker(new URL('reader.mjs', import.meta.url), {
      workerData: { bundle: file },
      resourceLimits: { maxOldGenerationSizeMb: 1024, stackSizeMb: 4 },
      stderr: true,
      stdout: true,
    })
    await new Promise((settle) => this.worker.once('message', settle))
  }
  read(path) {
    return new Promise((settle) => {
      const end = (answer) => {
        clearTimeout(timer)
        this.worker.off('message', end).off('error', died).off('exit', left)
        settle(answer)
      }
      const died = (error) => end({ fault: `died: ${error.message}` })
      const left = (code) => end({ fault: `exit ${code}` })
      const timer = setTimeout(() => end({ code: 'GIVEN UP' }), PATIENCE)
      this.worker.on('message', end).on('error', died).on('exit', left)
      this.worker.postMessage(path)
    })
  }
}

const file = await bundle()
const random = createRandom(Number(seed))
let faults = 0
for (const [kind, files] of Object.entries(seeds())) {
  if (files.length === 0) continue
  const codes = new Map()
  const reader = new Reader()
  await reader.start(file)
  let count = 0
  let slowest = 0
  for (const end = Date.now() + Number(seconds) * 1000; Date.now() < end; count++) {
    let made
    try {
      made = makers[kind](files[Math.floor(random() * files.length)], random)
    } catch {
      continue
    }
    const path = place(kind, made)
    const began = performance.now()
    const answer = await reader.read(path)
    slowest = Math.max(slowest, performance.now() - began)
    const heavy = process.memoryUsage().rss > MEMORY ? 'too much memory' : undefined
    const fault = answer.fault ?? heavy
    codes.set(answer.code ?? 'FAULT', (codes.get(answer.code ?? 'FAULT') ?? 0) + 1)
    if (fault) {
      faults++
      keep(kind, made, count, 'found')
      console.log(`${kind} #${count}: ${fault}`)
    }
    if (answer.code === 'GIVEN UP') keep(kind, made, count, 'hanging')
    // The HDF5 library keeps what it is given.
    if (fault || answer.code === 'GIVEN UP' || count % 500 === 499) {
      await reader.worker.terminate()
      await reader.start(file)
    }
  }
  await reader.worker.terminate()
  console.log(
    `${kind}: ${count} cases, slowest ${Math.round(slowest)} ms, ${JSON.stringify(Object.fromEntries(codes))}`,
  )
}
rmSync(work, { recursive: true, force: true })
console.log(faults === 0 ? 'Nothing broke.' : `${faults} cases broke a reader; they are in ${resolve(folder, 'found')}`)
process.exit(faults === 0 ? 0 : 1)
