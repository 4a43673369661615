import { IMPORT_ENDINGS } from '@shared/importEndings'
import { importProblemTexts, type ImportProblemCode } from '@shared/ipc/importProblemTexts'
import { fail, ok, problem, type Problem, type Result } from '@shared/result'
import type { DroppedFile, DroppedItem } from './Dropped'

/** What is to be done with what was dropped. */
export type Wish =
  | { readonly kind: 'open'; readonly file: DroppedFile }
  /** `beside`: what its file names, as far as it was dropped with it. */
  | { readonly kind: 'import'; readonly file: DroppedFile; readonly beside: readonly DroppedFile[] }
  | { readonly kind: 'importFolder'; readonly path: string }

const MANIFEST = 'model.json'
/** What a project or a manifest is known by lies at its beginning, bytes. */
const HEAD = 2 ** 16
/** Largest network that is read, bytes. */
const MOST_BYTES = 2 ** 30
/** Named one by one. */
const MOST_NAMED = 4

const refuse = (code: ImportProblemCode, values: Problem['values'] = {}): Result<never> =>
  fail(problem(code, importProblemTexts[code].en, values))

const endingOf = (name: string): string => name.toLowerCase().split('.').at(-1) ?? ''
const isKnown = ({ file }: DroppedFile): boolean => (IMPORT_ENDINGS as readonly string[]).includes(endingOf(file.name))
const isManifest = ({ file }: DroppedFile): boolean => file.name.toLowerCase() === MANIFEST

/** What to do with the items of a drop, or why nothing can be done with them. */
export async function chooseDropped(items: readonly DroppedItem[]): Promise<Result<Wish>> {
  const [first] = items
  if (items.length === 1 && first?.kind === 'folder') return chooseFolder(first)
  const files = items.flatMap((item) => (item.kind === 'file' ? [item] : []))
  const networks = files.filter(isKnown)
  const manifest = networks.find(isManifest)
  const main = networks.length === 1 ? networks[0] : manifest
  if (networks.length === 0) return refuse('importUnknown', { name: files[0]?.file.name ?? '' })
  const others = files.filter((file) => file !== main)
  if (
    !main ||
    files.length < items.length ||
    (others.length > 0 && endingOf(main.file.name) !== 'json') ||
    others.some(isKnown)
  )
    return refuse('importSeveral')
  return chooseFile(main, others)
}

async function chooseFolder(folder: Extract<DroppedItem, { kind: 'folder' }>): Promise<Result<Wish>> {
  const files = await folder.files().catch(() => [])
  const manifest = files.find(isManifest)
  if (!manifest) return refuse('importFolder', { name: folder.name })
  if (folder.path !== undefined) return ok({ kind: 'importFolder', path: folder.path })
  return chooseFile(
    manifest,
    files.filter((file) => file !== manifest),
  )
}

async function chooseFile(main: DroppedFile, others: readonly DroppedFile[]): Promise<Result<Wish>> {
  if (endingOf(main.file.name) !== 'json') return withinLimit({ kind: 'import', file: main, beside: [] })
  const head = await main.file.slice(0, HEAD).text()
  const isOther =
    /"(modelTopology|weightsManifest|class_name)"\s*:/.test(head) && !/"format"\s*:\s*"neuroloom"/.test(head)
  // What is neither is opened as well: who opens it says what is wrong.
  if (!isOther) return ok({ kind: 'open', file: main })
  // With a path, the files lie where it says.
  if (main.path !== undefined) return ok({ kind: 'import', file: main, beside: [] })
  const named = namedFiles(await main.file.text())
  const beside = others.filter(({ file }) => named.has(file.name))
  const missing = [...named].filter((name) => !beside.some(({ file }) => file.name === name))
  if (missing.length > 0) {
    const files = missing.slice(0, MOST_NAMED).join(', ') + (missing.length > MOST_NAMED ? ', …' : '')
    return refuse('importShards', { name: main.file.name, files })
  }
  return withinLimit({ kind: 'import', file: main, beside })
}

function withinLimit(wish: Extract<Wish, { kind: 'import' }>): Result<Wish> {
  const bytes = [wish.file, ...wish.beside].reduce((sum, { file }) => sum + file.size, 0)
  if (bytes <= MOST_BYTES) return ok(wish)
  const values = { name: wish.file.file.name, megabytes: Math.ceil(bytes / 2 ** 20), limit: MOST_BYTES / 2 ** 20 }
  return refuse('importTooLarge', values)
}

/** Names of the shards that a manifest speaks of; none where it cannot be read, which its reader will say. */
function namedFiles(text: string): ReadonlySet<string> {
  try {
    const { weightsManifest } = JSON.parse(text) as {
      weightsManifest?: readonly { readonly paths?: readonly unknown[] }[]
    }
    return new Set((weightsManifest ?? []).flatMap(({ paths = [] }) => paths.map(String)))
  } catch {
    return new Set()
  }
}
