import { ok, type Problem, type Result } from '../result'
import { DOCUMENT_VERSION, graphDocument, groupBlock, type GraphDocument } from './document'
import { migrations } from './migrations/migrations'
import { parsePlainJson } from './parsePlainJson'
import { graphFailure, graphProblem } from './problems/graphProblem'
import { repairDocument } from './repairDocument'
import { toPlainJson } from './toPlainJson'

/** Longest project text, characters. */
export const MAX_DOCUMENT_TEXT = 32 * 2 ** 20

export interface ReadDocument {
  readonly document: GraphDocument
  /** Version of the file, when it was older than ours. */
  readonly migratedFrom?: number
  /** The file is of a newer version. */
  readonly readOnly: boolean
  /** What was repaired, and anything else a person should know. */
  readonly notices: readonly Problem[]
}

type Plain = Readonly<Record<string, unknown>>
const isObject = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The parsed value with the keys that the schema does not know, in the order of the file. */
function withUnknownKeys(parsed: unknown, raw: unknown): unknown {
  if (Array.isArray(parsed) && Array.isArray(raw)) return parsed.map((item, k) => withUnknownKeys(item, raw[k]))
  if (!isObject(parsed) || !isObject(raw)) return parsed
  const result: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(raw))
    result[key] = Object.hasOwn(parsed, key) ? withUnknownKeys(parsed[key], value) : value
  for (const [key, value] of Object.entries(parsed)) if (!Object.hasOwn(raw, key)) result[key] = value
  return result
}

/** The text as harmless plain data, after a look at its size. */
function parseText(text: string): Result<{ readonly value: unknown; readonly removedKeys: number }> {
  if (text.length > MAX_DOCUMENT_TEXT) {
    return graphFailure('documentTooLarge', {
      megabytes: Math.ceil(text.length / 2 ** 20),
      limit: MAX_DOCUMENT_TEXT / 2 ** 20,
    })
  }
  const bare = text.replace(/^\uFEFF/, '')
  return bare.trim() === '' ? graphFailure('documentEmpty') : parsePlainJson(bare)
}

/** The file in today's form: every migration from its version on has run. */
function migrated(file: Plain): Result<Plain> {
  let current = file
  for (const migration of migrations) {
    if (current['version'] !== migration.from) continue
    const next = migration.migrate(current)
    if (!next.ok) return next
    current = next.value
  }
  return ok(current)
}

/** The file without what is no block in its groups, and how many those are; the groups themselves stay. */
function withoutBrokenBlocks(file: Plain): { readonly value: Plain; readonly broken: number } {
  const groups = file['groups']
  if (!Array.isArray(groups)) return { value: file, broken: 0 }
  const isBroken = (group: unknown): boolean =>
    isObject(group) && Object.hasOwn(group, 'block') && !groupBlock.safeParse(group['block']).success
  const mend = (group: unknown): unknown => {
    if (!isBroken(group)) return group
    const { block: _broken, ...rest } = group as Plain
    return rest
  }
  const broken = groups.filter(isBroken).length
  return { value: broken === 0 ? file : { ...file, groups: groups.map(mend) }, broken }
}

const pathOf = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : text ? `${text}.${String(key)}` : String(key)),
    '',
  )

const badId = (document: GraphDocument): string | undefined =>
  [
    document,
    ...document.nodes,
    ...document.edges,
    ...document.groups,
    ...document.notes,
    ...(document.training.phases ?? []),
  ].find(({ id }) => id in Object.prototype)?.id

/**
 * Reads a project from text or from data of any origin. Older files are migrated; a file of a newer version opens read-only as
 * far as today's form can show it, and nothing in it is lost; unknown keys and node types are kept. Repeated ids, edges to
 * nowhere and broken blocks of groups are repaired with a notice. A cyclic network opens: the cycle is a diagnostic. Anything else is refused with a reason.
 */
export function readDocument(input: unknown): Result<ReadDocument> {
  const plain = typeof input === 'string' ? parseText(input) : toPlainJson(input)
  if (!plain.ok) return plain
  const { value: file, removedKeys } = plain.value
  if (isObject(file) && file['format'] === 'neuroloom-clip') return graphFailure('documentIsClip')
  if (!isObject(file) || file['format'] !== 'neuroloom') return graphFailure('documentNotNeuroloom')
  const version = file['version']
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 0)
    return graphFailure('documentInvalid', { path: 'version' })
  const current = migrated(file)
  if (!current.ok) return current
  const { value: sound, broken } = withoutBrokenBlocks(current.value)
  const parsed = graphDocument.safeParse(sound)
  const newer = version > DOCUMENT_VERSION
  if (!parsed.success) {
    if (newer) return graphFailure('documentTooNew', { version, known: DOCUMENT_VERSION })
    return graphFailure(
      'documentInvalid',
      { path: pathOf(parsed.error.issues[0]?.path ?? []) || 'format' },
      parsed.error,
    )
  }
  const whole = withUnknownKeys(parsed.data, newer ? current.value : sound) as GraphDocument
  const hostile = badId(whole)
  if (hostile !== undefined) return graphFailure('documentBadId', { id: hostile })
  const keys = [
    ...(removedKeys > 0 ? [graphProblem('repairedKeys', { count: removedKeys })] : []),
    ...(broken > 0 ? [graphProblem('repairedBlocks', { count: broken })] : []),
  ]
  if (newer)
    return ok({ document: whole, readOnly: true, notices: [graphProblem('openedNewer', { version }), ...keys] })
  const { document, notices } = repairDocument(whole)
  return ok({
    document,
    ...(version < DOCUMENT_VERSION && { migratedFrom: version }),
    readOnly: false,
    notices: [...keys, ...notices],
  })
}
