import type { StudioContract } from '@shared/ipc/contract'
import type { Publisher } from '@shared/ipc/defineContract'
import { toFileProblem } from '../../services/files/toFileProblem'
import type { Studio } from '../../studio'
import type { BackendChoice } from '../../trainer/protocol'
import type { CliContext, ExitCode } from '../CliContext'
import { loadDocument } from '../loadDocument'
import { TrainingLog } from '../TrainingLog'
import { copyRun, withStudio } from '../withStudio'

export interface TrainOptions {
  readonly json?: boolean
  readonly epochs?: number
  readonly seed?: number
  readonly backend: BackendChoice
  readonly out?: string
}

/** Trains a project. The first Ctrl+C stops with the weights kept, the second ends at once. */
export async function train(context: CliContext, file: string, options: TrainOptions): Promise<ExitCode> {
  let log: TrainingLog | undefined
  const publisher: Publisher<StudioContract> = {
    publish: (name, payload) => {
      if (name !== 'run.event') return
      const event = payload as Parameters<TrainingLog['tell']>[0]
      if (options.json) context.print(JSON.stringify(event))
      else log?.tell(event)
    },
  }
  return withStudio(context, { backend: options.backend, publisher }, async (studio) => {
    const loaded = await loadDocument(file, studio.templates, options)
    if (!loaded.ok) return context.fail(loaded.error, 2)
    const { document } = loaded.value
    log = new TrainingLog(context, document.title)
    const started = await studio.runs.start({ document }, { id: 'cli' })
    if (!started.ok) return context.fail(started.error, started.error.code === 'notTrainable' ? 2 : 1)
    const { runId } = started.value
    const stop = () => {
      process.once('SIGINT', () => process.exit(1))
      context.tell(context.say('stopping'))
      void studio.runs.stop(runId)
    }
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop)
    const summary = await studio.runs.over(runId)
    const kept = await keep(context, studio, runId, options)
    return kept === 0 && summary?.status !== 'failed' ? 0 : 1
  })
}

async function keep(
  context: CliContext,
  studio: Studio,
  runId: string,
  { out, json }: TrainOptions,
): Promise<ExitCode> {
  try {
    const folder = out === undefined ? studio.runStore.folderOf(runId) : await copyRun(studio, runId, out)
    if (!json) context.tell(context.say('runKept', { run: runId, folder }))
    return 0
  } catch (error) {
    return context.fail(toFileProblem(error, out ?? ''))
  }
}
