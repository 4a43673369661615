import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { replaceFolder } from '../installFolder.mjs'
import { makeFolder } from '../makeFolder.mjs'
import { cacheFolder } from '../paths.mjs'
import { Problem } from '../Problem.mjs'
import { findPython } from '../python.mjs'
import { runQuietly } from '../runQuietly.mjs'
import { say } from '../say.mjs'
import { sha256File } from '../sha256File.mjs'
import { withLock } from '../withLock.mjs'
import { bindingSources, buildBinding, findCompiler } from './buildBinding.mjs'
import { addCuda, cudaFlags } from './cuda.mjs'
import { fetchWheel, keptWheel } from './fetchWheel.mjs'
import { nativeProblem, noSpace } from './problems.mjs'
import { nativeName, nativeSources, nativeVersion } from './source.mjs'
import { unpackWheel } from './unpackWheel.mjs'
import { verifyBinding } from './verifyBinding.mjs'

/** Where the library lies, or will. */
export const nativeFolder = () => join(cacheFolder(), nativeName())

const factsOf = (folder) => JSON.parse(readFileSync(join(folder, 'native.json'), 'utf8'))

/** True for a folder that holds an installed library, all of it: `native.json`, written last, says how many bytes its files have. */
export function isNative(folder) {
  try {
    const { size, files } = factsOf(folder)
    return size === sizeOf(folder, files && Object.keys(files))
  } catch {
    return false
  }
}

/** The paths in a folder of its files, links left out. */
const filesIn = (folder, above = '') =>
  readdirSync(join(folder, above), { withFileTypes: true }).flatMap((entry) => {
    const name = join(above, entry.name)
    if (entry.isDirectory()) return filesIn(folder, name)
    return entry.isFile() ? [name] : []
  })

const partsIn = (folder) => filesIn(folder).filter((name) => name !== 'native.json')
const sizeOf = (folder, parts = partsIn(folder)) =>
  parts.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0)

/** The checksum of every file of a library, by its path in it. */
async function checksumsOf(folder) {
  const sums = {}
  for (const name of partsIn(folder)) sums[name] = await sha256File(join(folder, name))
  return sums
}

/** True for an installed library whose every byte is as it was installed, and which loads: takes seconds. */
export async function isSound(folder, report) {
  if (!isNative(folder)) return false
  try {
    report.step('verify')
    // One of an earlier version lists none.
    for (const [name, sum] of Object.entries(factsOf(folder).files ?? {}))
      if ((await sha256File(join(folder, name))) !== sum) return false
    await verifyBinding(folder, report)
    return true
  } catch {
    return false
  }
}

/** A cache that cannot be used is a foreseen failure, whatever would have stumbled over it first. */
function checkCache() {
  const folder = cacheFolder()
  try {
    makeFolder(folder)
    rmdirSync(mkdtempSync(join(folder, '.trial-')))
  } catch (error) {
    throw nativeProblem('cache', `${folder} cannot be written to (${error.code ?? error.message})`)
  }
}

const freeProgram = 'import shutil, sys; print(shutil.disk_usage(sys.argv[1]).free)'
const gb = (bytes) => `${(bytes / 1e9).toFixed(1)} GB`

/** Bytes that an install takes. pip needs room for the wheel twice: where it writes, and where it then puts it. */
const neededFor = (source) => source.unpackedBytes + (existsSync(keptWheel(source)) ? 0 : 2 * source.bytes)

async function checkSpace(python, needed, folder) {
  const free = Number((await runQuietly(python, ['-c', freeProgram, folder])).stdout)
  if (free < needed)
    throw noSpace(needed - free, `the install takes ${gb(needed)}, and ${gb(free)} are free in ${cacheFolder()}`)
}

/** What can be known to be missing before 274 MB are downloaded. */
async function tools(sources) {
  if (!existsSync(join(sources, 'tfjs_binding.cc')))
    throw nativeProblem('noPackages', 'the npm packages are not installed')
  const python = await findPython()
  if (!python) throw nativeProblem('noPython', 'Python 3 with pip was not found')
  const compiler = await findCompiler()
  if (!compiler) throw nativeProblem('noCompiler', 'a C++ compiler was not found')
  return { python, compiler }
}

/** @param {string} [noCard] why this is not the library for the NVIDIA card that is there */
async function fillFrom(source, { python, compiler }, temporary, { sources, report }, noCard) {
  const folder = join(temporary, source.flavor)
  mkdirSync(folder)
  const wheel = await fetchWheel(python, source, temporary, report)
  await unpackWheel(python, wheel, source, folder, report)
  if (source.cuda) await addCuda(python, wheel, source, folder, report)
  const flags = source.cuda ? cudaFlags(folder) : []
  await buildBinding(compiler, folder, { libraries: source.libraries, sources, flags }, report)
  rmSync(join(folder, 'include'), { recursive: true, force: true })
  await verifyBinding(folder, report, { card: source.cuda })
  const { flavor, sha256 } = source
  const files = await checksumsOf(folder)
  const facts = { version: nativeVersion, flavor, noCard, sha256, size: sizeOf(folder), files }
  writeFileSync(join(folder, 'native.json'), `${JSON.stringify(facts, undefined, 2)}\n`)
  return folder
}

/** As fillFrom, where there is room; a disk that runs full meanwhile says how much more is needed. */
async function fillWithRoom(source, tools, temporary, ...rest) {
  const needed = neededFor(source)
  await checkSpace(tools.python, needed, temporary)
  try {
    return await fillFrom(source, tools, temporary, ...rest)
  } catch (error) {
    // Ours, or the system's.
    if (!['noSpace', 'ENOSPC', 'EDQUOT'].includes(error.code)) throw error
    throw noSpace(needed - sizeOf(temporary), error.why ?? 'the disk ran full')
  }
}

/** Tries the wheels in turn: a library for the card that does not work here must not cost a person the one for the processor. */
async function fill(wheels, temporary, options) {
  const found = await tools(options.sources)
  let noCard
  for (const [i, source] of wheels.entries())
    try {
      return await fillWithRoom(source, found, temporary, options, noCard)
    } catch (error) {
      if (!(error instanceof Problem) || i === wheels.length - 1) throw error
      noCard = error.why
      say(`The library for the NVIDIA card could not be installed (${error.why}); taking the one for the processor.`)
      for (const name of readdirSync(temporary)) rmSync(join(temporary, name), { recursive: true, force: true })
    }
}

/**
 * Installs the library into the cache, whole or not at all, one process at a time.
 * @param {{ step(name: string): void, bar(name: string): { update(done: number, total?: number): void, end(): void } }} report
 * @param {{ wheels?: object[], sources?: string, verify?: boolean }} [options] where the wheel and the binding's sources come from;
 *   `verify`: a library that is there is read whole and tried, and replaced where it is damaged
 * @returns {Promise<string>} the folder
 * @throws {Problem} with a code (problems.mjs)
 */
export async function installNative(
  report,
  { wheels = nativeSources(), sources = bindingSources, verify = false } = {},
) {
  const folder = nativeFolder()
  const isWhole = verify ? () => isSound(folder, report) : isNative
  if (await isWhole(folder)) return folder
  if (wheels.length === 0)
    throw nativeProblem('unsupported', `it is not available for this system (${process.platform} ${process.arch})`)
  checkCache()
  const wait = () => report.step('wait')
  await replaceFolder(folder, wait, (temporary) => fill(wheels, temporary, { sources, report }), isWhole)
  for (const wheel of wheels) rmSync(keptWheel(wheel), { recursive: true, force: true })
  return folder
}

/** Takes the library away, with what interrupted installs left. Whoever has it loaded keeps it until the process ends. */
export async function removeNative(report, wheels = nativeSources()) {
  const folder = nativeFolder()
  await withLock(
    `${folder}.lock`,
    () => report.step('wait'),
    async () => {
      // Renamed first: nobody may find half of it.
      const parent = cacheFolder()
      if (existsSync(folder)) renameSync(folder, join(parent, `.making-${nativeName()}-removed-${process.pid}`))
      for (const name of readdirSync(parent).filter((entry) => entry.startsWith(`.making-${nativeName()}-`)))
        rmSync(join(parent, name), { recursive: true, force: true })
    },
  )
  for (const wheel of wheels) rmSync(keptWheel(wheel), { force: true })
  return folder
}
