import { trainerProblem } from '@shared/training/problems/trainerProblem'
import type { RunEvent } from '@shared/training/runEvent'
import type { Session } from '../project/Session'
import type { RunStore, StoredRun } from './RunStore'
import { isOver, summarize } from './summarize'

/** Marks runs as failed that were going on in a studio that is gone. Their curves and their last checkpoint remain. */
export async function recoverInterrupted(store: RunStore, session: Session): Promise<void> {
  for (const run of await store.list()) {
    // One that another studio takes away at this moment must not keep this one from starting.
    if (!isOver(run.summary) && !(await session.isAlive(run.session)))
      await markInterrupted(store, run).catch(() => undefined)
  }
}

async function markInterrupted(store: RunStore, { session, summary }: StoredRun): Promise<void> {
  const { runId } = summary
  const events = await store.events(runId)
  const last = events.at(-1)
  const known = events.reduce(summarize, summary)
  const hasCheckpoint = await store.hasCheckpoint(runId)
  const event: RunEvent = {
    runId,
    seq: (last?.seq ?? -1) + 1,
    at: Date.now(),
    type: 'failed',
    step: known.step,
    problem: trainerProblem('interrupted', { step: known.step, kept: hasCheckpoint ? 'checkpoint' : 'nothing' }),
  }
  const over = isOver(known) ? known : summarize(known, event)
  // A full disk leaves the run as it was; the next start tries again.
  if (!isOver(known)) await store.append(runId, [event]).catch(() => undefined)
  await store.write({ session, summary: { ...over, hasCheckpoint } })
}
