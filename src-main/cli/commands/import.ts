import { resolve } from 'node:path'
import { describeProblem } from '@shared/describeProblem'
import type { CliContext, ExitCode } from '../CliContext'
import { withStudio } from '../withStudio'

export interface ImportOptions {
  readonly out: string
  readonly json?: boolean
}

/** Reads a network of another program and writes it as a project; its weights become a run. A file that cannot be read is a bad document. */
export function importFile(context: CliContext, path: string, options: ImportOptions): Promise<ExitCode> {
  const { say, print, language } = context
  return withStudio(context, {}, async (studio) => {
    const imported = await studio.imports.open(path, { id: 'cli' })
    if (!imported.ok) return context.fail(imported.error, 2)
    if (!imported.value) return 0
    const { document, missing, notices, runId } = imported.value
    const saved = await studio.projects.save({ document, path: resolve(options.out), force: true }, { id: 'cli' })
    if (!saved.ok) return context.fail(saved.error)
    const written = saved.value?.path ?? options.out
    if (options.json) {
      print(
        JSON.stringify({
          path: written,
          nodes: document.nodes.length,
          missing,
          notices,
          ...(runId !== undefined && { runId }),
        }),
      )
      return 0
    }
    print(say('imported', { path: written, count: document.nodes.length }))
    if (runId !== undefined) print(say('importedRun', { run: runId }))
    for (const { name, className } of missing) print(say('importedMissing', { name, className }))
    for (const notice of notices) context.tell(`${say('info')}: ${describeProblem(notice, language)}`)
    return 0
  })
}
