import { describe, expect, it } from 'vitest'
import { toTrainingPlan } from '../../../shared/compile/toTrainingPlan'
import { trainerProblemTexts } from '../../../shared/training/problems/texts'
import { blockRows, graphBytes } from '../../../src-main/trainer/engine/compiled/blocks/blockRows'
import type { StepProgram } from '../../../src-main/trainer/program/stepProgram'
import { checkMemory, type Place } from '../../../src-main/trainer/session/checkMemory'
import { dense, toChain } from '../../numeric/trainer/toDocument'

const MEGA = 2 ** 20

const plan = (samples: number, units: number, batchSize: number) => {
  const document = toChain(
    { id: 'data', type: 'sineWindows', params: { samples, steps: 100 } },
    [{ type: 'flatten' }, dense(units), dense(1)],
    { type: 'meanSquaredError' },
    { batchSize, optimizer: { type: 'adam', params: {} } },
  )
  const planned = toTrainingPlan(document)
  if (!planned.ok) throw new Error(JSON.stringify(planned.error.diagnostics))
  return planned.value
}

/** MB that a run needs, by what is said where there are none. */
function needed(of: ReturnType<typeof plan>, place: Partial<Place> = {}): { needed: number; data: number } {
  const checked = checkMemory(of, { backend: 'tensorflow', parts: 1, limit: 0, ...place })
  if (checked.ok) throw new Error('It fits into nothing')
  expect(checked.error.code).toBe('outOfMemory')
  return checked.error.values as never
}

describe('the memory that a run needs', () => {
  it('has the data, and those of the graph beside them', () => {
    // Rows of 100 + 1 floats.
    const bytes = 100_000 * 101 * 4
    expect(needed(plan(100_000, 1, 1), { backend: 'wasm' }).data).toBe(Math.ceil(bytes / MEGA))
    expect(needed(plan(100_000, 1, 1)).data).toBe(Math.ceil((2 * bytes) / MEGA))
  })

  it.each([
    ['eager: three cells of a weight, and the values and the file of a checkpoint', 'wasm', 1, 3 + 6],
    ['compiled: twice more, for the graph and for what was before the call', 'tensorflow', 1, 9 + 6],
    ['compiled in parts: gradients of each', 'tensorflow', 8, 9 + 3 + 8],
  ])('has the weights, %s', (_, backend, parts, copies) => {
    const units = 10_000
    const megabytes = ((100 * units + units + units + 1) * 4) / MEGA
    expect(Math.abs(needed(plan(10, units, 1), { backend, parts }).needed - copies * megabytes)).toBeLessThan(2)
  })

  it('has the values of a batch', () => {
    const [small, large] = [1, 4096].map((batch) => needed(plan(10, 1000, batch)).needed)
    // Flattened, hidden, output, loss: 100 + 1000 + 1 and little more a row.
    expect(Math.abs((large ?? 0) - (small ?? 0) - (4095 * 1101 * 4) / MEGA)).toBeLessThan(3)
  })

  it('is compared with what there is, in words of both languages', () => {
    const large = plan(100_000, 10_000, 16)
    const { needed: megabytes, data } = needed(large)
    expect(checkMemory(large, { backend: 'tensorflow', parts: 1, limit: megabytes * MEGA }).ok).toBe(true)
    const limit = (megabytes - 1) * MEGA
    const refused = checkMemory(large, { backend: 'tensorflow', parts: 1, limit })
    const values = refused.ok ? {} : (refused.error.values ?? {})
    expect(values).toEqual({ needed: megabytes, data, available: megabytes - 1 })
    for (const text of [trainerProblemTexts.outOfMemory.en(values), trainerProblemTexts.outOfMemory.uk(values)])
      for (const number of [megabytes, data, megabytes - 1]) expect(text).toContain(String(number))
  })
})

describe('rows of a block', () => {
  const program = (rows: number, reads: StepProgram['reads']): StepProgram => ({
    state: {},
    tables: {
      images: { values: new Uint8Array(rows * 12), shape: [4, 3], dtype: 'float32' },
      labels: { values: new Int32Array(rows), shape: [], dtype: 'int32' },
    },
    entries: { train: () => ({}), test: () => ({}) },
    learning: ['train'],
    phases: function* () {
      yield { entry: 'train', steps: 1 }
      return { reason: 'completed', test: {} }
    },
    ...(reads && { reads }),
  })
  const reads = (size: number) => ({ list: 'order', cursor: 'cursor', stride: size, size })
  const both = { train: reads(10), test: reads(16) }

  it.each([
    ['all: they fit', 100, both, 1600, undefined],
    ['as many as there is room for', 100, both, 1599, 99],
    ['at least those of the largest step', 100, both, 20, 16],
    ['all: the largest step takes them anyway', 16, both, 20, undefined],
    ['all: nobody knows what a step reads', 100, { train: reads(10) }, 20, undefined],
    ['all: nobody says what a step reads', 100, undefined, 20, undefined],
  ])('%s', (_, rows, says, room, expected) => expect(blockRows(program(rows, says), room)).toBe(expected))

  it('take less in the graph than the table does', () => {
    expect(graphBytes(100 * MEGA, 100 * MEGA)).toBe(100 * MEGA)
    expect(graphBytes(101 * MEGA, 100 * MEGA)).toBeLessThanOrEqual(101 * MEGA)
    expect(graphBytes(10_000 * MEGA, 1000 * MEGA)).toBe(128 * MEGA)
  })
})
