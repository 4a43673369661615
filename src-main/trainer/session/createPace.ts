import type { Phase } from '../program/stepProgram'

/** Milliseconds that steps may take before commands are let in. */
const SLICE = 25
/** Milliseconds without a look at commands. */
const BREATH = 10
/** Slow motion up to this many steps a second goes step by step. */
const STEPWISE = 60

/** What happens when the run stands still or goes on. */
export interface PaceWatch {
  /** @param again Stands again after a single step. */
  paused(again: boolean): Promise<void>
  resumed(): void
  /** Whether a step of learning is sure to come after what only measures. */
  learnsAgain(): boolean
}

/** Decides how many steps are taken at a time: all speed, slow motion, single steps, pause and stop. */
export interface Pace {
  readonly stopping: boolean
  /** It stands, or goes single steps. */
  readonly pausing: boolean
  /** It goes at a pace that was wished for. */
  readonly slow: boolean
  /** How many of a phase's steps to take now; waits while paused; 0: stop, or something is to be done between steps. */
  take(phase: Phase, learns: boolean): Promise<number>
  took(entry: string, steps: number, milliseconds: number): void
  pause(): void
  resume(): void
  step(): void
  /** While it stands: lets what only measures go by, up to the next step of learning, if one is sure to come. */
  toNextStep(): void
  speed(stepsPerSecond: number | null): void
  stop(): void
  /** Makes `take` give 0 once, also while paused. */
  interrupt(): void
}

class RunPace implements Pace {
  stopping = false
  private interrupted = false
  private wished = 0
  private passing = false
  private standing = false
  private nextAt = 0
  private breathed = performance.now()
  private wake: () => void = () => undefined
  private readonly costs = new Map<string, number>()

  constructor(
    private readonly watch: PaceWatch,
    public pausing: boolean,
    private rate: number | null,
  ) {}

  get slow(): boolean {
    return this.rate !== null
  }

  async take(phase: Phase, learns: boolean): Promise<number> {
    if (performance.now() - this.breathed > BREATH) await this.breathe()
    for (;;) {
      if (this.stopping || this.interrupted) {
        this.interrupted = false
        return 0
      }
      if (learns) this.passing = false
      if (this.pausing && this.wished === 0 && !this.passes) {
        await this.stand()
        continue
      }
      if (this.standing && !this.pausing) {
        this.standing = false
        this.watch.resumed()
      }
      if (!learns) return Math.min(phase.steps, this.affordable(phase.entry))
      if (this.pausing) {
        this.wished--
        return 1
      }
      if (this.rate === null) return Math.min(phase.steps, this.affordable(phase.entry))
      const now = performance.now()
      if (now < this.nextAt) {
        await this.sleep(this.nextAt - now)
        continue
      }
      return this.few(phase, now, this.rate)
    }
  }

  /** Steps at a pace that was wished for. */
  private few(phase: Phase, now: number, rate: number): number {
    const steps =
      rate <= STEPWISE
        ? 1
        : Math.max(1, Math.min(phase.steps, this.affordable(phase.entry), Math.round((rate * SLICE) / 1000)))
    // A step that came late is not made up for in a burst.
    this.nextAt = Math.max(this.nextAt, now - SLICE) + (1000 * steps) / rate
    return steps
  }

  private async stand(): Promise<void> {
    const again = this.standing
    this.standing = true
    await this.watch.paused(again)
    // Commands may have come while the pause was told.
    if (this.pausing && this.wished === 0 && !this.passes && !this.stopping && !this.interrupted) await this.sleep()
  }

  private get passes(): boolean {
    return this.passing && this.watch.learnsAgain()
  }

  /** Waits until a command comes, or so long. */
  private sleep(milliseconds?: number): Promise<void> {
    return new Promise<void>((settle) => {
      const timer = milliseconds === undefined ? undefined : setTimeout(settle, milliseconds)
      this.wake = () => {
        clearTimeout(timer)
        settle()
      }
    }).then(() => {
      this.breathed = performance.now()
    })
  }

  private async breathe(): Promise<void> {
    await new Promise(setImmediate)
    this.breathed = performance.now()
  }

  private affordable(entry: string): number {
    const cost = this.costs.get(entry)
    return cost === undefined ? 1 : Math.max(1, Math.floor(SLICE / cost))
  }

  took(entry: string, steps: number, milliseconds: number): void {
    if (steps === 0) return
    const cost = Math.max(milliseconds / steps, 1e-3)
    const known = this.costs.get(entry)
    // The first step of an entry is slow; a slow one later counts at once, a fast one little by little.
    this.costs.set(entry, known === undefined || cost > known ? cost : known * 0.7 + cost * 0.3)
  }

  pause(): void {
    this.pausing = true
    this.wished = 0
  }
  resume(): void {
    this.pausing = false
    this.nextAt = 0
    this.wake()
  }
  step(): void {
    this.pausing = true
    this.wished++
    this.wake()
  }
  toNextStep(): void {
    this.passing = true
    this.wake()
  }
  speed(stepsPerSecond: number | null): void {
    this.rate = stepsPerSecond
    this.nextAt = 0
    this.wake()
  }
  stop(): void {
    this.stopping = true
    this.wake()
  }
  interrupt(): void {
    this.interrupted = true
    this.wake()
  }
}

/** @param start `paused`: stands before the first step. */
export const createPace = (
  watch: PaceWatch,
  start: { readonly paused: boolean; readonly stepsPerSecond: number | null },
): Pace => new RunPace(watch, start.paused, start.stepsPerSecond)
