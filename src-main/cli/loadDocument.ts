import { resolve } from 'node:path'
import { describeProblem } from '@shared/describeProblem'
import type { GraphDocument } from '@shared/graph/document'
import { readDocument } from '@shared/graph/readDocument'
import { fail, ok, problem, type Problem, type Result } from '@shared/result'
import { readTextFile } from '../services/files/readTextFile'
import type { TemplateService } from '../services/TemplateService'
import type { CliContext } from './CliContext'

export interface Overrides {
  readonly epochs?: number | undefined
  readonly seed?: number | undefined
}

const TEMPLATE = 'template:'

/** The project of a file or of `template:<id>`, with what is not to be lost from sight, and the settings of the command line. */
export async function loadDocument(
  name: string,
  templates: TemplateService,
  { epochs, seed }: Overrides = {},
): Promise<Result<{ readonly document: GraphDocument; readonly notices: readonly Problem[] }>> {
  const read = name.startsWith(TEMPLATE)
    ? await fromTemplate(name.slice(TEMPLATE.length), templates)
    : await fromFile(name)
  if (!read.ok) return read
  const { document, notices } = read.value
  const training = {
    ...document.training,
    ...(epochs !== undefined && { epochs }),
    ...(seed !== undefined && { seed }),
  }
  return ok({ document: { ...document, training }, notices })
}

/** The project, with what was repaired in it or is newer than this program said on stderr: no work goes on with it in silence. */
export async function openDocument(
  { tell, say, language }: CliContext,
  name: string,
  templates: TemplateService,
  overrides: Overrides = {},
): Promise<Result<GraphDocument>> {
  const loaded = await loadDocument(name, templates, overrides)
  if (!loaded.ok) return loaded
  for (const notice of loaded.value.notices) tell(`${say('warning')}: ${describeProblem(notice, language)}`)
  return ok(loaded.value.document)
}

async function fromTemplate(id: string, templates: TemplateService) {
  const document = await templates.document(id)
  return document.ok ? ok({ document: document.value, notices: [] }) : document
}

async function fromFile(name: string) {
  const file = await readTextFile(resolve(name))
  if (!file.ok) return file
  const read = readDocument(file.value.text)
  if (!read.ok)
    return fail(problem(read.error.code, read.error.message, { name, ...read.error.values }, read.error.cause))
  return ok({ document: read.value.document, notices: read.value.notices })
}
