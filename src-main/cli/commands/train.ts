import { stat } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import type { StudioContract } from '@shared/ipc/contract'
import type { Publisher } from '@shared/ipc/defineContract'
import { problem, type Problem } from '@shared/result'
import { toWriteProblem } from '../../services/files/toWriteProblem'
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
    const taken = await refuseFolder(options.out)
    if (taken) return context.fail(taken, 2)
    log = new TrainingLog(context, document.title)
    const started = await studio.runs.start({ document }, { id: 'cli' })
    if (!started.ok) return context.fail(started.error, started.error.code === 'notTrainable' ? 2 : 1)
    const { runId } = started.value
    const stop = () => {
      process.once('SIGINT', () => process.exit(1))
      context.tell(context.say('stopping'))
      void studio.runs.stop(runId)
    }
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, stop)
    const summary = await studio.runs.over(runId)
    const kept = await keep(context, studio, runId, options)
    return kept === 0 && summary?.status !== 'failed' ? 0 : 1
  })
}

/** Why the run cannot be kept there, as far as that can be known before it is trained. */
async function refuseFolder(out: string | undefined): Promise<Problem | undefined> {
  if (out === undefined) return undefined
  const path = resolve(out)
  const present = await stat(path).catch(() => undefined)
  return present && !present.isDirectory()
    ? problem('isFile', 'This is a file, not a folder.', { path, name: basename(path) })
    : undefined
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
    const code = context.fail(await toWriteProblem(error, out ?? ''))
    context.tell(context.say('runKept', { run: runId, folder: studio.runStore.folderOf(runId) }))
    return code
  }
}
