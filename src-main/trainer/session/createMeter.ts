/** Seconds over which the speed of a run is measured for the time left. */
const WINDOW = 5
/** The pace is known after so many seconds and steps of a window. */
const KNOWN = { seconds: 1, steps: 2 } as const
/** Calls at the beginning that trace and compile, and say nothing of the pace. */
const WARM_UP = 2

/** Measures how fast a run goes. Time in pauses does not count. */
export interface Meter {
  /** The run goes on after a wait that is not part of its work. */
  resume(): void
  /** @param entry What of the program took the steps; its first ones are slower. */
  learned(steps: number, rows: number, entry: string): void
  /** A trial has ended, which was no part of the work: steps are taken in another way now. */
  tuned(): void
  /** A measuring pass of an epoch went on since the last call. */
  measured(): void
  epochEnded(): void
  /** Examples a second since the last call. */
  examplesPerSecond(): number
  /** `null`: the pace is not known yet. */
  secondsLeft(steps: number, epochs: number): number | null
}

/** @param now Milliseconds. */
export function createMeter(now: () => number = () => performance.now()): Meter {
  let mark = now()
  let clock = 0
  let steps = 0
  let reported = { clock: 0, rows: 0 }
  let rows = 0
  let compiled = false
  let measuring = 0
  let measuredEpoch = 0
  const entries = new Set<string>()
  let calls = 0
  let samples = [{ clock: 0, steps: 0 }]
  let rate = 0
  const lap = (): number => {
    const at = now()
    const seconds = (at - mark) / 1000
    mark = at
    return seconds
  }
  return {
    resume: () => void lap(),
    tuned: () => {
      lap()
      calls = 0
    },
    learned: (count, examples, entry) => {
      if (!entries.has(entry)) calls = 0
      entries.add(entry)
      clock += lap()
      steps += count
      rows += examples
      if (++calls <= WARM_UP) samples = [{ clock, steps }]
      else if (clock - (samples.at(-1)?.clock ?? 0) > WINDOW / 50) samples.push({ clock, steps })
      while (samples.length > 2 && (samples[1]?.clock ?? 0) < clock - WINDOW) samples = samples.slice(1)
    },
    measured: () => {
      const seconds = lap()
      if (compiled) measuring += seconds
      compiled = true
    },
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
      const window = { seconds: clock - first.clock, steps: steps - first.steps }
      if (window.seconds < KNOWN.seconds || window.steps < KNOWN.steps) return null
      return (left * window.seconds) / window.steps + epochs * measuredEpoch
    },
  }
}
