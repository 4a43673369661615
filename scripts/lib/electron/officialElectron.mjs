import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { BrokenTransfer, download } from '../download.mjs'
import { installFolder } from '../installFolder.mjs'
import { cacheFolder, inRoot } from '../paths.mjs'
import { say } from '../say.mjs'
import { electronDependency } from './electronDependency.mjs'

const packageFolder = inRoot('node_modules', 'electron')
const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'))
const executables = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }
const executable = executables[process.platform] ?? 'electron'
const rememberMs = 24 * 3600_000

/** The Electron version that package.json pins. */
export const officialVersion = () => readJson(join(packageFolder, 'package.json')).version

const memory = () => join(cacheFolder(), 'electron-unreachable.json')

/** Why the last try failed, where that was less than a day ago. */
function remembered() {
  try {
    const { at, reason } = readJson(memory())
    return Date.now() - at < rememberMs ? reason : undefined
  } catch {
    return undefined
  }
}

/** An Electron that its own package downloaded, or that the person points at. */
function installedByPackage() {
  const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH || join(packageFolder, 'dist')
  const versionFile = join(dist, 'version')
  if (!existsSync(join(dist, executable)) || !existsSync(versionFile)) return undefined
  const fits =
    process.env.ELECTRON_OVERRIDE_DIST_PATH ||
    readFileSync(versionFile, 'utf8').replace(/^v/, '').trim() === officialVersion()
  return fits ? join(dist, executable) : undefined
}

/** Electron's own downloader (mirrors, checksums) around our transfer (progress, limits, going on after a break). */
async function fetchZip(version) {
  const downloads = join(cacheFolder(), 'downloads')
  const { downloadArtifact } = await electronDependency('@electron/get')
  return downloadArtifact({
    version,
    artifactName: 'electron',
    platform: process.platform,
    arch: process.arch,
    checksums: readJson(join(packageFolder, 'checksums.json')),
    cacheRoot: process.env.electron_config_cache ?? downloads,
    downloader: {
      download: async (url, target) => {
        mkdirSync(dirname(target), { recursive: true })
        await download(url, target, { part: join(downloads, `${basename(url)}.part`), label: `Electron ${version}` })
      },
    },
  })
}

async function install(folder, version) {
  await installFolder(folder, 'it installs Electron', async (temporary) => {
    say(`Downloading Electron ${version} from its own site ...`)
    const zip = await fetchZip(version)
    const { extract } = await electronDependency('@electron-internal/extract-zip')
    await extract(zip, { dir: temporary })
    rmSync(zip, { force: true })
  })
}

/**
 * The executable of the pinned Electron, downloaded where it is missing.
 * @param {{ retry?: boolean }} options retry: ask the site even if it could not be reached in the last 24 hours
 * @returns {Promise<{ path: string } | { reason: string }>} the reason where its site cannot be reached
 */
export async function officialElectron({ retry = false } = {}) {
  const installed = installedByPackage()
  if (installed) return { path: installed }
  const version = officialVersion()
  const folder = join(cacheFolder(), `electron-${version}-${process.platform}-${process.arch}`)
  const path = join(folder, executable)
  if (existsSync(path)) return { path }
  const before = retry ? undefined : remembered()
  if (before) return { reason: before }
  try {
    await install(folder, version)
    return { path }
  } catch (error) {
    const reason = error.message.split('\n')[0].replace(/\.+$/, '')
    // A transfer that broke off goes on next time; an unreachable site, or a wrong file, will be the same in a minute.
    if (!(error instanceof BrokenTransfer)) writeFileSync(memory(), JSON.stringify({ at: Date.now(), reason }))
    return { reason }
  }
}
