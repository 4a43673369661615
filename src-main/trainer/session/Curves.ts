import { numbersAt } from '../engine/metricRow'
import type { Rows, StepProgram } from '../program/stepProgram'
import type { Newsroom } from './createNewsroom'

/** Most points of one curve; longer runs tell every second, third … of them, the same ones each time. */
const MOST_POINTS = 20_000
/** Longest silence of a curve whose points are thinned, ms and as a part of the time that the run has lasted: what is long always has news. */
const SILENCE = 500
const SILENCE_SHARE = 1 / 5000

/** Tells the points of curves of learning. */
export class Curves {
  /** Going step by step: every point is told. */
  stepping = false
  /** When learning began, and when a point was told last. */
  private beganAt = 0
  private toldAt = 0

  constructor(private readonly newsroom: Pick<Newsroom, 'point'>) {}

  begin(): void {
    this.beganAt = performance.now()
  }

  /**
   * @param clock Steps done, those of the rows among them.
   * @param total Steps that the run is to take.
   */
  draw(program: StepProgram, series: string, rows: Rows, clock: number, total: number): void {
    const every = Math.ceil(total / MOST_POINTS)
    const now = performance.now()
    const silent = now - this.toldAt > Math.max(SILENCE, (now - this.beganAt) * SILENCE_SHARE)
    for (let i = 0; i < rows.count; i++) {
      const step = clock - rows.count + i + 1
      const wanted = step % every === 0 || step === 1 || step === total || this.stepping
      if (!wanted && !(silent && i === rows.count - 1)) continue
      this.toldAt = now
      for (const [name, numbers] of numbersAt(rows, i)) {
        const value = program.readNumbers ? program.readNumbers(name, numbers) : numbers[0]
        if (value !== undefined) this.newsroom.point(`${series}/${name}`, step, value)
      }
    }
  }
}
