import type { Moments } from '@shared/ipc/moments'
import type { CellValues } from '../program/stepProgram'

/** The weights of a run after a step. */
export interface Moment {
  readonly step: number
  /** By the name of their cell, on no device. */
  readonly weights: CellValues
}

/** What a history may take. */
export interface Ceiling {
  readonly bytes: number
  readonly moments: number
}
const CEILING: Ceiling = { bytes: 128e6, moments: 1200 }

/**
 * Steps that are at least a stride apart, the first and the last and one more in any case. Of steps that are a stride apart or more, twice the
 * stride leaves every second.
 */
function spread(steps: readonly number[], stride: number, also: number | undefined): readonly number[] {
  let last = -Infinity
  return steps.filter((step, i) => {
    const kept = step >= last + stride
    if (kept) last = step
    return kept || step === also || i === steps.length - 1
  })
}

/** The least distance between neighbors, of those that are not less than so many steps. */
function leastGap(steps: readonly number[], least: number): number {
  const gaps = steps.slice(1).map((step, i) => step - (steps[i] ?? 0))
  return Math.min(...gaps.filter((gap) => gap >= least))
}

/**
 * Moments of a run within a ceiling of memory. When it is reached, every second is dropped, so that the rest stay evenly spread; the first and
 * the newest stay, and the one that was asked for last. Where two do not fit, none is kept.
 */
export class MomentKeeper {
  private moments: readonly Moment[] = []
  private stride = 1
  private dropped = 0
  private asked: number | undefined
  /** Most moments. */
  private readonly room: number

  /** @param each Bytes of the weights of one moment. */
  constructor(
    private readonly each: number,
    private readonly ceiling = CEILING,
  ) {
    const fitting = Math.min(ceiling.moments, Math.floor(ceiling.bytes / each))
    this.room = fitting < 2 ? 0 : fitting
  }

  /**
   * Whether a moment is to be kept, for which there is room then.
   *
   * @param near Also where it is less than a stride after the one before.
   */
  admit(step: number, near: boolean): boolean {
    if (this.room === 0) return false
    const [before = -Infinity, newest = -Infinity] = [this.moments.at(-2)?.step, this.moments.at(-1)?.step]
    // The newest may stand between the strides until the next one comes.
    const between = !near && this.moments.length > 1 && newest < before + this.stride && newest !== this.asked
    if (step <= newest || (!near && step < (between ? before : newest) + this.stride)) return false
    if (between) this.keepOnly(this.moments.slice(0, -1))
    if (this.moments.length === this.room) this.makeRoom(step)
    return true
  }

  private makeRoom(step: number): void {
    const steps = [...this.moments.map((moment) => moment.step), step]
    const most = Math.max(2, Math.ceil(this.room / 2) + 1)
    const asked = this.room > 3 ? this.asked : undefined
    let left = spread(steps, this.stride, asked)
    while (left.length > most) {
      this.stride = 2 * leastGap(left, this.stride)
      left = spread(steps, this.stride, asked)
    }
    const kept = new Set(left)
    this.keepOnly(this.moments.filter((moment) => kept.has(moment.step)))
  }

  private keepOnly(moments: readonly Moment[]): void {
    this.dropped += this.moments.length - moments.length
    this.moments = moments
  }

  /** Keeps a moment that was admitted. */
  add(moment: Moment): void {
    this.moments = [...this.moments, moment]
  }

  /** The moment after so many steps; it stays until another is asked for. */
  at(step: number): Moment | undefined {
    const found = this.moments.find((moment) => moment.step === step)
    if (found) this.asked = step
    return found
  }

  get told(): Omit<Moments, 'reopened' | 'worked'> {
    const { each, stride, dropped, moments } = this
    const steps = moments.map(({ step }) => step)
    return { steps, bytes: each * steps.length, each, limit: this.ceiling.bytes, dropped, stride }
  }
}
