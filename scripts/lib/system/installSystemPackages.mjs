import { existsSync, readFileSync } from 'node:fs'
import { Problem } from '../Problem.mjs'
import { lastLines, runQuietly } from '../runQuietly.mjs'
import { say } from '../say.mjs'

const environment = () => ({ ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' })
const apt = (...args) =>
  runQuietly('apt-get', ['-o', 'DPkg::Lock::Timeout=300', '-o', 'Acquire::Retries=2', ...args], { env: environment() })

function isDebianLike() {
  if (!existsSync('/etc/os-release')) return false
  return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(readFileSync('/etc/os-release', 'utf8'))
}

/** The name that this release knows a package by: since 2024 some libraries are called `...t64`. */
async function knownName(name) {
  const { stdout } = await runQuietly('apt-cache', ['policy', `${name}t64`, name], { env: environment() })
  const known = [...stdout.matchAll(/^(\S+):\n\s+Installed:.*\n\s+Candidate: (?!\(none\))/gm)].map((match) => match[1])
  return known.includes(`${name}t64`) ? `${name}t64` : known[0]
}

const knownNames = (names) => Promise.all(names.map(knownName))

async function update() {
  say('Fetching the lists of system packages (apt-get update) ...')
  await apt('update')
}

/**
 * Installs Debian packages; without the right to, says once what the person has to install.
 * @param {string[]} names
 * @param {string} purpose what they are for, to end the sentence "... needs them"
 */
export async function installSystemPackages(names, purpose) {
  if (names.length === 0) return
  const list = names.join(' ')
  const command = `apt-get install -y --no-install-recommends ${list}`
  if (!isDebianLike())
    throw new Problem({
      what: `${purpose} needs system packages that are missing: ${list}`,
      why: 'they are named as in Debian; this system is another one',
      todo: 'install the packages that bring the same with your system’s package manager',
    })
  if (process.getuid() !== 0)
    throw new Problem({
      what: `${purpose} needs system packages that are missing: ${list}`,
      why: 'only root may install them',
      todo: `sudo ${command}`,
    })
  let known = await knownNames(names)
  const stale = known.some((name) => !name)
  if (stale) {
    await update()
    known = await knownNames(names)
  }
  say(`Installing system packages: ${list} ...`)
  const install = () => apt('install', '-y', '--no-install-recommends', ...known.map((name, i) => name ?? names[i]))
  let result = await install()
  if (result.code !== 0 && !stale) {
    // Old lists name files that the servers no longer have.
    await update()
    result = await install()
  }
  if (result.code !== 0)
    throw new Problem({
      what: `The system packages could not be installed: ${list}`,
      why: lastLines(result.output),
      todo: `run by hand: ${command}`,
    })
}
