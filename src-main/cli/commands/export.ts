import { describeProblem } from '@shared/describeProblem'
import type { BackendChoice } from '../../trainer/protocol'
import type { CliContext, ExitCode } from '../CliContext'
import { openDocument } from '../loadDocument'
import { findRun } from '../openTrained'
import { ProgressLine } from '../ProgressLine'
import { withStudio } from '../withStudio'

export interface ExportOptions {
  readonly to: string
  readonly out: string
  readonly run?: string
  readonly weights?: string
  readonly json?: boolean
  readonly backend: BackendChoice
}

/** Ctrl+C, or an answer that arrives nowhere any more, ends the export; a second Ctrl+C ends the program. */
function abortOnSignals({ cutOff }: CliContext): AbortSignal {
  const ended = new AbortController()
  const abort = (): void => {
    process.once('SIGINT', () => process.exit(1))
    ended.abort()
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, abort)
  cutOff.addEventListener('abort', () => ended.abort())
  if (cutOff.aborted) ended.abort()
  return ended.signal
}

/** Writes a network in another format, trained or as its seed makes it. */
export function exportNetwork(context: CliContext, file: string, options: ExportOptions): Promise<ExitCode> {
  const { say, print, language } = context
  return withStudio(context, options, async (studio) => {
    const loaded = await openDocument(context, file, studio.templates)
    if (!loaded.ok) return context.fail(loaded.error, 2)
    const name = options.weights ?? options.run
    const run = name === undefined ? undefined : await findRun(studio, name)
    if (run && !run.ok) return context.fail(run.error)
    const request = { document: loaded.value, format: options.to, path: options.out, runId: run?.value }
    const line = new ProgressLine(context)
    const signal = abortOnSignals(context)
    const written = await studio.exports.write(request, { id: 'cli' }, { signal, onProgress: (at) => line.show(at) })
    line.clear()
    if (!written.ok) return context.fail(written.error)
    if (!written.value) {
      context.tell(say('exportCancelled'))
      return 1
    }
    if (run === undefined && studio.exports.needsWeights(options.to)) context.tell(say('untrained'))
    const { path, files, losses } = written.value
    if (options.json) print(JSON.stringify(written.value))
    else {
      print(say('written', { path }))
      for (const { name: part, bytes } of files) print(`  ${part}  ${bytes} B`)
      for (const loss of losses) print(say('lost', { what: describeProblem(loss, language) }))
    }
    return 0
  })
}
