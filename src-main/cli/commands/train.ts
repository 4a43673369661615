import { checkGraph } from '@shared/compile/checkGraph'
import type { GraphDocument } from '@shared/graph/document'
import type { StudioContract } from '@shared/ipc/contract'
import type { Publisher } from '@shared/ipc/defineContract'
import type { Studio } from '../../studio'
import type { BackendChoice } from '../../trainer/protocol'
import type { CliContext, ExitCode } from '../CliContext'
import { describeFinding } from '../describeFinding'
import { keepRun, SavedWeights } from '../keepRun'
import { openDocument } from '../loadDocument'
import { refuseFolder } from '../refuseFolder'
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
  const weights = new SavedWeights()
  const publisher: Publisher<StudioContract> = {
    publish: (name, payload) => {
      if (name !== 'run.event') return
      const event = payload as Parameters<TrainingLog['tell']>[0]
      weights.take(event)
      if (options.json) context.print(JSON.stringify(event))
      else log?.tell(event)
    },
  }
  return withStudio(context, { backend: options.backend, publisher }, async (studio) => {
    const loaded = await openDocument(context, file, studio.templates, options)
    if (!loaded.ok) return context.fail(loaded.error, 2)
    const document = loaded.value
    if (!canTrain(context, document)) return 2
    const taken = options.out === undefined ? undefined : await refuseFolder(studio.runStore, options.out)
    if (taken) return context.fail(taken, 2)
    log = new TrainingLog(context, document.title)
    const started = await studio.runs.start({ document }, { id: 'cli' })
    if (!started.ok) return context.fail(started.error)
    stopOnSignals(context, studio, started.value.runId)
    const run = await studio.runs.over(started.value.runId)
    if (!run) return 1
    const kept = await keepRun(context, studio, { run, weights, out: options.out, quiet: options.json === true })
    return kept === 0 && run.status !== 'failed' ? 0 : 1
  })
}

/** Says what is wrong with a network and what is likely to go wrong in its training. */
function canTrain(context: CliContext, document: GraphDocument): boolean {
  const { trainable, diagnostics } = checkGraph(document)
  for (const found of diagnostics)
    if (found.severity !== 'info') context.tell(describeFinding(context, document, found))
  const count = diagnostics.filter(({ severity }) => severity === 'error').length
  if (!trainable) context.tell(context.say('invalid', { count }))
  return trainable
}

/** A reader of the events who goes away ends the run like Ctrl+C. */
function stopOnSignals({ cutOff, tell, say }: CliContext, { runs }: Studio, runId: string): void {
  const stop = () => void runs.stop(runId)
  const stopAloud = () => {
    process.once('SIGINT', () => process.exit(1))
    tell(say('stopping'))
    stop()
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, stopAloud)
  cutOff.addEventListener('abort', stop)
  if (cutOff.aborted) stop()
}
