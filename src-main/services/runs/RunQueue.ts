/** The right to compute, held by a run until it is given back. */
export interface Slot {
  /** More than once does nothing. */
  release(): void
}

/** Who computes now and who waits. In this process by default; a lab server may put one over many machines in its place. */
export interface RunQueue {
  /** Settles when the run may compute; `undefined`: it was withdrawn while it waited. */
  acquire(runId: string): Promise<Slot | undefined>
  withdraw(runId: string): void
  /** How many wait before a run that asks now; 0: it would compute at once. */
  waiting(): number
}

interface Waiting {
  readonly runId: string
  readonly settle: (slot: Slot | undefined) => void
}

/** A queue in this process, first come, first served. */
export function createRunQueue(slots = 1): RunQueue {
  let free = slots
  const line: Waiting[] = []
  const next = () => {
    const first = free > 0 ? line.shift() : undefined
    if (!first) return
    free--
    let held = true
    first.settle({
      release: () => {
        if (!held) return
        held = false
        free++
        next()
      },
    })
    next()
  }
  return {
    acquire: (runId) =>
      new Promise((settle) => {
        line.push({ runId, settle })
        next()
      }),
    withdraw: (runId) => {
      const at = line.findIndex((waiting) => waiting.runId === runId)
      if (at >= 0) line.splice(at, 1)[0]?.settle(undefined)
    },
    waiting: () => (free > 0 ? 0 : line.length + 1),
  }
}
