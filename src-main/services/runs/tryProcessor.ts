import { setTimeout as sleep } from 'node:timers/promises'
import type { GraphDocument } from '@shared/graph/document'
import type { RunEvent } from '@shared/training/runEvent'
import type { KnownNetworks } from './KnownNetworks'
import { measureBackend } from './measureBackend'
import type { TrainerPool } from './TrainerPool'

/** Time that a run has a graphics card to itself, so that it is under way, ms. */
const HEAD_START = 3000

/** A run that computes on a graphics card. */
interface CardRun {
  readonly document: GraphDocument
  /** Examples a second, as they were told last; `undefined` while it stands or is slowed down. */
  readonly rate: () => number | undefined
  /** The run is over. */
  readonly over: AbortSignal
}

/**
 * Beside a run on a graphics card the processor, which has little to do meanwhile, learns the same network for some seconds. Where it is
 * faster, runs of this network leave the card alone from then on. It is tried once a network.
 *
 * @returns What there is to tell of it; `undefined`: the card is faster, or it could not be found out.
 */
export async function tryProcessor(
  pool: TrainerPool,
  networks: KnownNetworks,
  { document, rate, over }: CardRun,
): Promise<Extract<RunEvent, { type: 'diagnostic' }>['values'] | undefined> {
  if (networks.find(document).processor !== undefined) return undefined
  await sleep(HEAD_START, undefined, { ref: false, signal: over })
  // Before the trial: with all processors at work a card may be fed more slowly.
  const card = rate()
  const link = card === undefined ? undefined : pool.openWithoutCard(document)
  if (card === undefined || !link) return undefined
  over.addEventListener('abort', () => void link.shutDown(0))
  const measured = await measureBackend(link, document)
  if (!measured.ok || over.aborted) return undefined
  const processor = measured.value > card
  await networks.keep(document, { processor })
  return processor ? { card: Math.round(card), processor: Math.round(measured.value) } : undefined
}
