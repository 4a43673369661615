import type { GraphDocument } from '@shared/graph/document'
import type { RunEvent } from '@shared/training/runEvent'
import type { EngineWays } from './EngineWays'
import { measureBackend } from './measureBackend'
import type { TrainerPool } from './TrainerPool'

/** Time that a run has a graphics card to itself, so that it is under way, ms. */
const HEAD_START = 3000

/** A run that computes on a graphics card. */
interface CardRun {
  readonly document: GraphDocument
  readonly isOver: () => boolean
  /** Examples a second, as they were told last. */
  readonly rate: () => number
}

/**
 * Beside a run on a graphics card the processor, which has little to do meanwhile, learns the same network for some seconds. Where it is
 * faster, runs of this network leave the card alone from then on.
 *
 * @returns What there is to tell of it; `undefined`: the card is faster, or the run was over before it was known.
 */
export async function tryProcessor(
  pool: TrainerPool,
  ways: EngineWays,
  run: CardRun,
): Promise<Extract<RunEvent, { type: 'diagnostic' }>['values'] | undefined> {
  await new Promise((settle) => setTimeout(settle, HEAD_START).unref())
  const link = run.isOver() ? undefined : pool.openWithoutCard(run.document)
  if (!link) return undefined
  const measured = await measureBackend(link, run.document)
  const card = run.rate()
  if (!measured.ok || run.isOver() || measured.value <= card) return undefined
  await ways.keep(run.document, { processor: true })
  return { card: Math.round(card), processor: Math.round(measured.value) }
}
