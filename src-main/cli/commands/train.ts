import { stat } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import type { StudioContract } from '@shared/ipc/contract'
import type { Publisher } from '@shared/ipc/defineContract'
import { ok, problem, type Problem } from '@shared/result'
import type { Studio } from '../../studio'
import type { BackendChoice } from '../../trainer/protocol'
import type { CliContext, ExitCode } from '../CliContext'
import { loadDocument } from '../loadDocument'
import { TrainingLog } from '../TrainingLog'
import { withStudio } from '../withStudio'

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
    const taken = await refuseFolder(studio, options.out)
    if (taken) return context.fail(taken, 2)
    log = new TrainingLog(context, document.title)
    const started = await studio.runs.start({ document }, { id: 'cli' })
    if (!started.ok) return context.fail(started.error)
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
async function refuseFolder({ runStore }: Studio, out: string | undefined): Promise<Problem | undefined> {
  if (out === undefined) return undefined
  const path = resolve(out)
  const present = await stat(path).catch(() => undefined)
  if (present && !present.isDirectory())
    return problem('isFile', 'This is a file, not a folder.', { path, name: basename(path) })
  const name = await runStore.foreignFile(path)
  return name === undefined
    ? undefined
    : problem('fileExists', 'There is a file of this name already.', { path, name: join(out, name) })
}

async function keep(
  context: CliContext,
  { runStore }: Studio,
  runId: string,
  { out, json }: TrainOptions,
): Promise<ExitCode> {
  const target = out === undefined ? undefined : resolve(out)
  const copied = target === undefined ? ok(null) : await runStore.copyTo(runId, target)
  const code = copied.ok ? 0 : context.fail(copied.error)
  const folder = copied.ok && target !== undefined ? target : runStore.folderOf(runId)
  if (!json || !copied.ok) context.tell(context.say('runKept', { run: runId, folder }))
  return code
}
