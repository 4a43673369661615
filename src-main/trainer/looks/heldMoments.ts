import type { Tensor } from '@shared/catalog/define/tf'

/** What a question that comes in pieces goes on from. */
export interface Held {
  readonly tensors: Readonly<Record<string, Tensor>>
  /** Steps of training done. */
  readonly clock: number
}

/** Most questions of which something is held; the oldest gives way. */
const MOST = 3
/** How long it is held without being asked for, ms. */
const LASTS = 600_000

const all = new Map<string, { readonly held: Held; readonly timer: ReturnType<typeof setTimeout> }>()

/** Gives free what is held of a question. */
export function letGo(id: string, kept: Held['tensors'] = {}): void {
  const found = all.get(id)
  if (!found) return
  clearTimeout(found.timer)
  all.delete(id)
  const still = new Set(Object.values(kept))
  for (const tensor of Object.values(found.held.tensors)) if (!still.has(tensor)) tensor.dispose()
}

/** Holds tensors, which were kept, until the next piece of a question; those held of it before are given free. */
export function hold(id: string, held: Held): void {
  letGo(id, held.tensors)
  const timer = setTimeout(() => letGo(id), LASTS)
  // Nothing waits for it.
  timer.unref()
  all.set(id, { held, timer })
  const [oldest] = all.keys()
  if (all.size > MOST && oldest !== undefined) letGo(oldest)
}

/** What is held of a question. */
export const heldOf = (id: string): Held | undefined => all.get(id)?.held
