/** Seconds over which the speed of a run is measured for the time left. */
const WINDOW = 5

/** Measures how fast a run goes. Time in pauses does not count. */
export interface Meter {
  /** The run goes on after a wait that is not part of its work. */
  resume(): void
  learned(steps: number, rows: number): void
  /** A measuring pass of an epoch went on since the last call. */
  measured(): void
  epochEnded(): void
  /** Examples a second since the last call. */
  examplesPerSecond(): number
  secondsLeft(steps: number, epochs: number): number
}

/** @param now Milliseconds. */
export function createMeter(now: () => number = () => performance.now()): Meter {
  let mark = now()
  let clock = 0
  let steps = 0
  let reported = { clock: 0, rows: 0 }
  let rows = 0
  let measuring = 0
  let measuredEpoch = 0
  let samples: { clock: number; steps: number }[] = [{ clock: 0, steps: 0 }]
  let rate = 0
  const lap = (): number => {
    const at = now()
    const seconds = (at - mark) / 1000
    mark = at
    return seconds
  }
  return {
    resume: () => void lap(),
    learned: (count, examples) => {
      clock += lap()
      steps += count
      rows += examples
      if (clock - (samples.at(-1)?.clock ?? 0) > WINDOW / 50) samples.push({ clock, steps })
      while (samples.length > 2 && (samples[1]?.clock ?? 0) < clock - WINDOW) samples = samples.slice(1)
    },
    measured: () => void (measuring += lap()),
    epochEnded: () => {
      measuredEpoch = measuring
      measuring = 0
    },
    examplesPerSecond: () => {
      const seconds = clock - reported.clock
      if (seconds > 0) rate = (rows - reported.rows) / seconds
      reported = { clock, rows }
      return rate
    },
    secondsLeft: (left, epochs) => {
      const first = samples[0] ?? { clock: 0, steps: 0 }
      const perStep = steps > first.steps ? (clock - first.clock) / (steps - first.steps) : 0
      return left * perStep + epochs * measuredEpoch
    },
  }
}
