import type { RunEvent } from '@shared/training/runEvent'
import { spoilsWeights } from '@shared/training/spoilsWeights'
import type { Studio } from '../studio'
import { resumeRun } from './resumeRun'

/** Tells what a person should not miss of a run: why it failed and how to go on, and what went wrong beside the training. */
export function announceRun(studio: Studio, event: RunEvent): void {
  if (event.type === 'diagnostic') {
    const { ahead } = event.values
    studio.tell({
      id: `run ${event.code}`,
      tone: ['runWaits', 'processorFaster'].includes(event.code) ? 'info' : 'warning',
      title: { key: 'shell.run.notice' },
      body: {
        key: `shell.run.notices.${event.code}`,
        values: { ...event.values, ...(typeof ahead === 'number' && { count: ahead }) },
      },
      why: event,
    })
  }
  if (event.type !== 'failed') return
  const { runId, problem } = event
  const goesOn =
    !spoilsWeights(problem) && studio.runs.getState().summaries.some((run) => run.runId === runId && run.hasCheckpoint)
  studio.tell({
    id: 'run',
    tone: 'error',
    title: { key: 'shell.run.failedTitle' },
    body: problem,
    ...(goesOn && {
      actions: [
        {
          label: { key: 'shell.run.resumeFromCheckpoint' },
          run: () => void resumeRun(studio, runId),
        },
      ],
    }),
  })
}
