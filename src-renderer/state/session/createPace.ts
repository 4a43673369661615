import { isPressed } from './isPressed'

/** Shortest time between two turns, ms: ten times a second is as live as curves need be. */
const TICK = 100
/** Longest, ms, however slow the page is. */
const LONGEST = 2000
/** The part of the computer that redrawing may take while a run streams; training has the rest. */
const SHARE = 0.02
/** The part of the page's own time: more on a computer with many processors, but never so much that the page feels slow. */
const SHARE_OF_PAGE = Math.min(0.25, SHARE * (globalThis.navigator?.hardwareConcurrency ?? 2))
/** The same while something is dragged, which wants every frame. */
const SHARE_PRESSED = 0.02
/** A page in the background draws no frames, ms: a turn is over then anyway. */
const NO_FRAME = 500

export interface Pace {
  /** Asks for a turn: soon, or when the last one is paid for. */
  ask(): void
  /** Takes a turn now, free of charge. */
  now(): void
  close(): void
}

/**
 * Takes turns of a work that redraws the page, as often as the page and the training beside it can afford: a turn's cost, its own
 * time and that of the frame it brings about, is at most a small part of the time until the next. Whatever follows a run follows
 * this one pace.
 */
export function createPace(work: () => void): Pace {
  let timer: ReturnType<typeof setTimeout> | undefined
  let next = 0

  const now = (): void => {
    clearTimeout(timer)
    timer = undefined
    next = performance.now() + TICK
    work()
  }
  const turn = (): void => {
    const start = performance.now()
    now()
    const pay = (cost: number): void => {
      const share = isPressed() ? SHARE_PRESSED : SHARE_OF_PAGE
      next = start + Math.min(LONGEST, Math.max(TICK, cost / share))
    }
    // The page's own redrawing waits in a microtask, layout and painting for the frame: both are counted, waiting for it is not.
    queueMicrotask(() => afterFrame(performance.now() - start, pay))
  }
  // A turn's price is known only after its frame: what was asked for before that waits again.
  const due = (): void => {
    const rest = next - performance.now()
    if (rest > 0) timer = setTimeout(due, rest)
    else turn()
  }
  return {
    ask: () => void (timer ??= setTimeout(due, next - performance.now())),
    now,
    close: () => clearTimeout(timer),
  }
}

/** Tells the time that has been worked and, with it, what the next frame takes. */
function afterFrame(worked: number, tell: (cost: number) => void): void {
  if (typeof requestAnimationFrame === 'undefined') return tell(worked)
  const frame = requestAnimationFrame(() => {
    const start = performance.now()
    setTimeout(() => {
      clearTimeout(none)
      tell(worked + performance.now() - start)
    })
  })
  const none = setTimeout(() => {
    cancelAnimationFrame(frame)
    tell(worked)
  }, NO_FRAME)
}
