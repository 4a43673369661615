// npm run licenses: the licenses of all packages that the studio ships, as a table; fails for one that is not on the list.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isAllowed } from './licenses/isAllowed.mjs'
import { ensurePackages } from './lib/ensurePackages.mjs'
import { inRoot, root } from './lib/paths.mjs'
import { Problem } from './lib/Problem.mjs'
import { runMain } from './lib/runMain.mjs'
import { runQuietly } from './lib/runQuietly.mjs'

const readPackage = (folder) => JSON.parse(readFileSync(inRoot(folder, 'package.json'), 'utf8'))

/** The packages that our own sources import when they run. */
async function importedPackages() {
  const cruiser = inRoot('node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs')
  const args = [
    cruiser,
    'shared',
    'src-main',
    'src-renderer',
    '--config',
    '.dependency-cruiser.cjs',
    '--output-type',
    'json',
  ]
  const { stdout, output } = await runQuietly(process.execPath, args, { cwd: root })
  let modules
  try {
    modules = JSON.parse(stdout).modules
  } catch {
    throw new Problem({ what: 'The imports of the sources could not be read.', why: output })
  }
  const imports = modules
    .filter(({ source }) => !source.includes('node_modules/'))
    .flatMap(({ dependencies }) => dependencies)
  const isType = (kind) => kind === 'type-only' || kind.startsWith('triple-slash')
  const shipped = imports.filter(({ dependencyTypes }) => !dependencyTypes.some(isType))
  const names = shipped.map(({ resolved }) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(resolved)?.[1])
  return [...new Set(names.filter(Boolean))]
}

/** Where Node finds a package that another one asks for. */
function folderOf(name, from) {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    const folder = join(at, 'node_modules', name)
    if (existsSync(inRoot(folder, 'package.json'))) return folder
    if (at === '') return undefined
  }
}

/** The packages and all they depend on: their folders. */
function withDependencies(names) {
  const found = new Set()
  const visit = (name, from) => {
    const folder = name.startsWith('@types/') ? undefined : folderOf(name, from)
    if (!folder || found.has(folder)) return
    found.add(folder)
    for (const next of Object.keys(readPackage(folder).dependencies ?? {})) visit(next, `/${folder}`)
  }
  for (const name of names) visit(name, '')
  return [...found]
}

/** Packages whose license is a text without a name; read, and as free as those on the list. */
const reviewed = {
  // NIST's own code is in the public domain of the United States, the HDF5 library in it is BSD-3-Clause.
  h5wasm: 'BSD-3-Clause',
}

function licenseOf({ name, license, licenses }) {
  if (Object.hasOwn(reviewed, name)) return reviewed[name]
  if (typeof license === 'string') return license
  return license?.type ?? licenses?.map(({ type }) => type).join(' OR ') ?? 'none stated'
}

/** One row per package: its name, version, license and home. */
function row(folder) {
  const json = readPackage(folder)
  const home = json.homepage ?? (typeof json.repository === 'string' ? json.repository : json.repository?.url) ?? ''
  return [json.name, json.version, licenseOf(json), home.replace(/^git\+|\.git$/g, '').replace(/#readme$/, '')]
}

function table(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((cells) => cells[column].length)))
  return rows
    .map((cells) =>
      cells
        .map((cell, column) => cell.padEnd(widths[column]))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

await runMain(async () => {
  await ensurePackages()
  // npm's electron package stands for the Electron that is shipped; what it depends on only downloads that.
  const names = (await importedPackages()).filter((name) => name !== 'electron')
  const folders = [...withDependencies(names), 'node_modules/electron']
  const rows = folders.map(row).sort(([a], [b]) => (a < b ? -1 : 1))
  console.log(table([['Package', 'Version', 'License', 'Home'], ...rows]))
  const refused = rows.filter(([, , license]) => !isAllowed(license))
  console.log(`\n${rows.length} packages are shipped; ${refused.length} have a license that is not on the list`)
  for (const [name, version, license] of refused) console.error(`${name} ${version}: ${license}`)
  return refused.length > 0 ? 1 : 0
})
