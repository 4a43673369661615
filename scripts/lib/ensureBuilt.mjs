import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inRoot, root } from './paths.mjs'
import { Problem } from './Problem.mjs'
import { runQuietly } from './runQuietly.mjs'
import { say } from './say.mjs'
import { withLock } from './withLock.mjs'

/** Everything that the build reads. */
const inputs = [
  'package.json',
  'package-lock.json',
  'electron.config.ts',
  'tsconfig.json',
  'shared',
  'src-main',
  'src-renderer',
  'templates',
]
const stamp = inRoot('out', '.built-from')

function* files(path) {
  if (!existsSync(inRoot(path))) return
  if (statSync(inRoot(path)).isFile()) return yield path
  for (const name of readdirSync(inRoot(path)).sort()) yield* files(join(path, name))
}

function inputsHash() {
  const hash = createHash('sha256')
  for (const input of inputs)
    for (const file of files(input))
      hash
        .update(`${file}\0`)
        .update(readFileSync(inRoot(file)))
        .update('\0')
  return hash.digest('hex')
}

const isBuilt = (hash) => existsSync(stamp) && readFileSync(stamp, 'utf8') === hash

async function build(hash) {
  say('Building the studio ...')
  rmSync(stamp, { force: true })
  const cli = inRoot('node_modules', 'electron-vite', 'bin', 'electron-vite.js')
  const started = Date.now()
  const { code, output } = await runQuietly(process.execPath, [cli, 'build', '-c', 'electron.config.ts'], {
    cwd: root,
    env: { ...process.env, NO_COLOR: '1' },
  })
  if (code !== 0)
    throw new Problem({
      what: 'The studio could not be built.',
      why: `\n${output.trim()}`,
      todo: 'mend the sources named above',
    })
  mkdirSync(inRoot('out'), { recursive: true })
  writeFileSync(stamp, hash)
  say(`Built in ${((Date.now() - started) / 1000).toFixed(1)} s.`)
}

/** Builds into out/ unless that was built from the very files that lie here now. */
export async function ensureBuilt() {
  if (isBuilt(inputsHash())) return
  await withLock(inRoot('.cache', 'build.lock'), 'it builds the studio', async () => {
    const hash = inputsHash()
    if (!isBuilt(hash)) await build(hash)
  })
}
