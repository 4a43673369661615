import { expect, it } from 'vitest'
import { drive, type Watch } from '../../../src-main/trainer/engine/drive'
import type { Progress, Rows, Runner, StepProgram } from '../../../src-main/trainer/program/stepProgram'
import { supervisedPhases } from '../../../src-main/trainer/program/supervisedPhases'
import type { SupervisedSchedule } from '../../../src-main/trainer/program/supervisedSchedule'

const STEPS = 3
const TOGETHER = 4
const batches = (full: number) => ({ rows: 2 * full, size: 2, full, rest: 0 })
const schedule = (epochs: number): SupervisedSchedule => ({
  phases: [
    {
      epochs,
      train: batches(STEPS),
      stepsPerEpoch: STEPS,
      others: {},
      cells: (first) => ({
        cursor: Int32Array.of(0),
        order: Int32Array.from(
          { length: STEPS * TOGETHER },
          (_, i) => 100 * (first + Math.floor(i / STEPS)) + (i % STEPS),
        ),
      }),
      rates: () => ({}),
      begin: () => [],
      react: () => [],
    },
  ],
  validation: batches(0),
  test: batches(0),
  together: TOGETHER,
})

/** A step costs what its place in the order that was written last says. */
class Costs implements Runner {
  readonly mode = 'eager'
  readonly chunk = 256
  clock = 0
  order = new Int32Array()
  cursor = 0
  run(_entry: string, steps: number): Rows {
    const loss = Float32Array.from(this.order.subarray(this.cursor, this.cursor + steps))
    expect(loss).toHaveLength(steps)
    this.cursor += steps
    this.clock += steps
    return { count: steps, values: { loss } }
  }
  write(name: string, values: Float32Array | Int32Array): void {
    if (name === 'order') this.order = values as Int32Array<ArrayBuffer>
    if (name === 'cursor') this.cursor = values[0] ?? 0
  }
  read = () => ({})
  refresh = () => undefined
  adopt = () => undefined
  dispose = () => undefined
}

const program = (epochs: number): StepProgram => ({
  state: {},
  tables: {},
  entries: {},
  learning: ['train'],
  phases: (progress) => supervisedPhases(undefined, schedule(epochs), progress),
})

/** Takes `size` steps at a time, `calls` times at most. */
function watchFor(size: number, calls = Infinity) {
  const told: unknown[] = []
  let left = calls
  const watch: Watch = {
    take: async ({ steps }) => (left-- > 0 ? Math.min(size, steps) : 0),
    tuned: () => undefined,
    took: () => true,
    epoch: async (end) => void told.push(end),
  }
  return { watch, told }
}

const expected = (epochs: number) =>
  Array.from({ length: epochs }, (_, epoch) => ({
    epoch: epoch + 1,
    step: STEPS * (epoch + 1),
    values: { 'train/loss': 100 * epoch + 1 },
  }))

it.each([1, 2, 5, 100])('epochs taken together are told one by one, %i steps at a time', async (size) => {
  const { watch, told } = watchFor(size)
  const runner = new Costs()
  expect(await drive(program(10), runner, watch, {})).toEqual({ reason: 'completed', test: {} })
  expect(told).toEqual(expected(10))
  expect(runner.clock).toBe(30)
})

it.each([0, 1, 2, 3, 4, 6, 7, 13])('a run that is stopped after %i calls goes on where it was', async (calls) => {
  const progress: Progress = {}
  const runner = new Costs()
  const first = watchFor(2, calls)
  expect(await drive(program(10), runner, first.watch, progress)).toBeUndefined()
  const more = watchFor(5)
  await drive(program(10), runner, more.watch, JSON.parse(JSON.stringify(progress)) as Progress)
  expect([...first.told, ...more.told]).toEqual(expected(10))
  expect(runner.clock).toBe(30)
})

it('a run that came to its end can be trained longer', async () => {
  const progress: Progress = {}
  const runner = new Costs()
  await drive(program(6), runner, watchFor(100).watch, progress)
  const { watch, told } = watchFor(100)
  await drive(program(9), runner, watch, progress)
  expect(told).toEqual(expected(9).slice(6))
})

// Two steps a call: after 5 calls the fourth epoch has begun, after 3 calls the second has just ended.
it.each([
  [5, 12],
  [3, 6],
])('a run that is told after %i calls to make one epoch ends with the one that is under way', async (calls, steps) => {
  const progress: Progress = {}
  const runner = new Costs()
  const first = watchFor(2, calls)
  await drive(program(10), runner, first.watch, progress)
  const { watch, told } = watchFor(2)
  expect(await drive(program(1), runner, watch, progress)).toEqual({ reason: 'completed', test: {} })
  expect(runner.clock).toBe(steps)
  expect([...first.told, ...told]).toEqual(expected(steps / STEPS))
})
