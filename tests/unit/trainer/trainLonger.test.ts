import { expect, it } from 'vitest'
import { drive, type Watch } from '../../../src-main/trainer/engine/drive'
import type { Progress, Rows, Runner, StepProgram } from '../../../src-main/trainer/program/stepProgram'
import { supervisedPhases } from '../../../src-main/trainer/program/supervisedPhases'
import type { SupervisedSchedule } from '../../../src-main/trainer/program/supervisedSchedule'

const batches = (full: number) => ({ rows: 10 * full, size: 10, full, rest: 0 })
const schedule = (epochs: number): SupervisedSchedule => ({
  phases: [
    {
      epochs,
      train: batches(4),
      stepsPerEpoch: 4,
      others: {},
      cells: (epoch) => ({ cursor: Int32Array.of(0), order: Int32Array.of(epoch) }),
      rates: () => ({}),
      begin: () => [],
      react: () => [],
    },
  ],
  validation: batches(0),
  test: batches(5),
  together: 1,
})
/** Every step of training costs 1, every step of the test 100. */
class Recorder implements Runner {
  readonly mode = 'eager'
  readonly chunk = 1
  clock = 0
  readonly done: string[] = []
  run(entry: string): Rows {
    this.done.push(entry)
    return { count: 1, values: { loss: Float32Array.of(entry === 'test' ? 100 : 1) } }
  }
  read = () => ({})
  write(name: string, values: Float32Array | Int32Array): void {
    if (name === 'order') this.done.push(`order ${values[0]}`)
  }
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
/** Stops after so many steps; remembers the epochs told. */
function watchFor(steps: number) {
  const seen = { epochs: [] as unknown[] }
  let left = steps
  const watch: Watch = {
    take: async () => (left-- > 0 ? 1 : 0),
    tuned: () => undefined,
    took: () => true,
    epoch: async (end) => void seen.epochs.push(end),
  }
  return { watch, seen }
}

it('a run stopped in the middle of its test can be trained longer', async () => {
  const progress: Progress = {}
  const first = watchFor(6)
  expect(await drive(program(1), new Recorder(), first.watch, progress)).toBeUndefined()
  expect(progress).toMatchObject({ part: 'test', taken: 2 })
  const runner = new Recorder()
  const more = watchFor(Infinity)
  const outcome = await drive(program(2), runner, more.watch, progress)
  expect(runner.done.filter((what) => what !== 'test')).toEqual(['order 1', 'train', 'train', 'train', 'train'])
  expect(more.seen.epochs).toEqual([{ epoch: 2, step: 8, values: { 'train/loss': 1 } }])
  expect(outcome).toEqual({ reason: 'completed', test: { 'test/loss': 100 } })
})
