import type { RunSummary } from '@shared/ipc/types'
import type { RunChange } from '@shared/training/runChange'
import type { RunEvent } from '@shared/training/runEvent'
import { spoilsWeights } from '@shared/training/spoilsWeights'
import { editOf, joinEdits } from '@shared/training/weightEdit'

/** The summary of a run after one more event. */
export function summarize(summary: RunSummary, event: RunEvent): RunSummary {
  switch (event.type) {
    case 'started':
      return {
        ...summary,
        status: 'running',
        epochs: event.epochs,
        step: event.fromStep,
        seed: event.seed,
        parameterCount: event.parameterCount,
      }
    case 'metrics': {
      const last = event.points.flatMap(({ key, values }) => {
        const value = values.at(-1)
        return value === undefined ? [] : [[key, value] as const]
      })
      return { ...summary, step: event.step, values: { ...summary.values, ...Object.fromEntries(last) } }
    }
    case 'epoch':
      return { ...summary, step: event.step, values: { ...summary.values, ...event.values } }
    case 'changed':
      return withChanges(summary, event)
    case 'edited':
      return { ...summary, edits: joinEdits(summary.edits ?? [], editOf(event)) }
    case 'paused':
      return { ...summary, status: 'paused', step: event.step }
    case 'resumed':
      return { ...summary, status: 'running', step: event.step }
    case 'phase':
      return { ...summary, step: Math.max(summary.step, event.step) }
    case 'checkpoint':
      return { ...summary, hasCheckpoint: true }
    case 'finished':
      return {
        ...summary,
        status: 'finished',
        step: event.step,
        endedAt: event.at,
        values: { ...summary.values, ...withPart(event.test) },
      }
    case 'stopped':
      return { ...summary, status: 'stopped', step: event.step, endedAt: event.at }
    case 'failed':
      return {
        ...summary,
        status: 'failed',
        step: event.step,
        endedAt: event.at,
        resumable: !spoilsWeights(event.problem),
      }
    case 'engine':
    case 'diagnostic':
      return summary
  }
}

/** Epochs after a change: of the whole run, or of a phase more or fewer than before. */
function changedEpochs(epochs: number, { of, setting, phase, from, to }: RunChange): number {
  if (of !== 'training' || setting !== 'epochs') return epochs
  return phase === undefined ? Number(to) : epochs + Number(to) - Number(from)
}

function withChanges(summary: RunSummary, { step, changes }: Extract<RunEvent, { type: 'changed' }>): RunSummary {
  return {
    ...summary,
    epochs: changes.reduce(changedEpochs, summary.epochs),
    changed: [...(summary.changed ?? []), { step, changes }],
  }
}

/** Test metrics under series keys, such as `test/accuracy`. */
const withPart = (test: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(Object.entries(test).map(([key, value]) => [key.startsWith('test/') ? key : `test/${key}`, value]))

/** Whether a run can bring no more events. */
export const isOver = (summary: RunSummary): boolean =>
  summary.status === 'finished' || summary.status === 'stopped' || summary.status === 'failed'
