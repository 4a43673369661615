import { ok } from '@shared/result'
import { trainerProblem } from '@shared/training/problems/trainerProblem'
import type { RunEvent } from '@shared/training/runEvent'
import { withFileLock } from '../files/withFileLock'
import type { Session } from '../project/Session'
import type { RunStore, StoredRun } from './RunStore'
import { isOver, summarize } from './summarize'

/** Marks runs as failed that were going on in a studio that is gone. Their curves and their last checkpoint remain. */
export async function recoverInterrupted(store: RunStore, session: Session): Promise<void> {
  for (const { summary, session: owner } of await store.list()) {
    if (isOver(summary) || (await session.isAlive(owner))) continue
    const { runId } = summary
    // Of several studios that start at once, one marks it. A run that is taken away at this moment must not keep this one from starting.
    await withFileLock(store.recordOf(runId), async () => {
      const run = await store.read(runId)
      if (run.ok && !isOver(run.value.summary)) await markInterrupted(store, run.value)
      return ok(null)
    }).catch(() => undefined)
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
