import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inRoot, root } from './paths.mjs'
import { Problem } from './Problem.mjs'
import { progress } from './progress.mjs'
import { lastLines, runQuietly } from './runQuietly.mjs'
import { say } from './say.mjs'
import { withLock } from './withLock.mjs'

const modules = inRoot('node_modules')
const lockedPackages = () =>
  Object.entries(JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8')).packages).filter(([path]) => path !== '')

/**
 * True where node_modules holds exactly what package-lock.json asks for. npm writes its own copy of the lockfile last, so an
 * interrupted install has none; comparing contents also accepts what a plain `npm install` put there.
 */
function isInstalled() {
  const copy = join(modules, '.package-lock.json')
  if (!existsSync(copy)) return false
  const installed = JSON.parse(readFileSync(copy, 'utf8')).packages
  return lockedPackages().every(([path, wanted]) => {
    const have = installed[path]
    if (!have) return Boolean(wanted.optional || wanted.devOptional || wanted.peer)
    return (
      have.version === wanted.version && have.integrity === wanted.integrity && existsSync(inRoot(path, 'package.json'))
    )
  })
}

/** How many packages lie at the top of node_modules: npm says nothing while it works. */
function countTop() {
  if (!existsSync(modules)) return 0
  return readdirSync(modules).reduce((sum, name) => {
    if (name.startsWith('.')) return sum
    return sum + (name.startsWith('@') ? readdirSync(join(modules, name)).length : 1)
  }, 0)
}

/** What npm says first; its last lines are advice on usage and the place of its log. */
const complaints = (output) =>
  lastLines(
    output
      .replaceAll(/^npm (error|ERR!)( code \S+)?/gm, '')
      .split('\n')
      .slice(0, 6)
      .join('\n'),
    3,
  )

const isTop = (path) => path.lastIndexOf('node_modules/') === 0

async function install() {
  const wanted = lockedPackages()
  say(`Installing ${wanted.length} npm packages ...`)
  // Build tools are development dependencies: we need them whatever NODE_ENV or the person's settings say.
  const args = ['ci', '--ignore-scripts', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error', '--engine-strict=false']
  const underNpm = process.env.npm_execpath?.endsWith('npm-cli.js')
  const [command, first] = underNpm ? [process.execPath, [process.env.npm_execpath]] : ['npm', []]
  const bar = progress('npm packages', (done, total) => `${done} of ${total}`)
  const total = wanted.filter(([path, { optional }]) => isTop(path) && !optional).length
  const timer = setInterval(() => bar.update(Math.min(countTop(), total), total), 500)
  const shell = process.platform === 'win32' && !underNpm
  const { code, output } = await runQuietly(command, [...first, ...args], { cwd: root, shell })
  clearInterval(timer)
  bar.end()
  if (code === 0) return
  throw new Problem({
    what: 'The npm packages could not be installed.',
    why: code === 127 ? 'npm was not found' : complaints(output),
    todo: 'check the network connection and the free disk space, then run the command again',
  })
}

/** Installs the npm packages where node_modules is missing or does not match package-lock.json. */
export async function ensurePackages() {
  if (isInstalled()) return
  await withLock(inRoot('.cache', 'packages.lock'), 'it installs npm packages', async () => {
    if (!isInstalled()) await install()
  })
}
