import { afterEach, describe, expect, it } from 'vitest'
import { RowFeeder } from '../../../src-main/trainer/engine/compiled/blocks/RowFeeder'
import { control, state } from '../../../src-main/trainer/engine/compiled/blocks/feederProgram'
import type { Table } from '../../../src-main/trainer/program/stepProgram'

const ROWS = 1000
const WIDTH = 40

/** Every number of a row is the row's number. */
const tables = () => {
  const shared = new Float32Array(new SharedArrayBuffer(4 * ROWS * WIDTH))
  for (let i = 0; i < shared.length; i++) shared[i] = Math.floor(i / WIDTH)
  return {
    wide: { values: shared, shape: [WIDTH], dtype: 'float32' },
    labels: { values: Int32Array.from({ length: ROWS }, (_, i) => i), shape: [], dtype: 'int32' },
    bytes: {
      values: Uint8Array.from({ length: 3 * ROWS }, (_, i) => Math.floor(i / 3) % 256),
      shape: [3],
      dtype: 'float32',
    },
  } satisfies Record<string, Table>
}
type Inside = { readonly shared: Int32Array; readonly worker: { terminate(): Promise<number> } }

let feeder: RowFeeder | undefined
afterEach(() => feeder?.release())

const open = (of = tables()): RowFeeder => (feeder = new RowFeeder(of, 8))
const inside = (feeder: RowFeeder): Inside => feeder as unknown as Inside
const expectRows = (found: Readonly<Record<string, Table['values']>>, rows: Int32Array): void => {
  const times = (width: number) => [...rows].flatMap((row) => Array.from({ length: width }, () => row))
  expect([...(found['wide'] ?? [])].slice(0, rows.length * WIDTH)).toEqual(times(WIDTH))
  expect([...(found['labels'] ?? [])].slice(0, rows.length)).toEqual(times(1))
  expect([...(found['bytes'] ?? [])].slice(0, rows.length * 3)).toEqual(times(3).map((row) => row % 256))
}

async function prepared(feeder: RowFeeder): Promise<void> {
  const { shared } = inside(feeder)
  while (Atomics.load(shared, control.state) !== state.ready) await new Promise((settle) => setTimeout(settle, 5))
}

describe('rows side by side', () => {
  it('are laid out by a thread before anybody takes them', async () => {
    const of = tables()
    const feeder = open(of)
    const rows = Int32Array.of(7, 999, 0, 7, 500)
    feeder.prepare(rows)
    await prepared(feeder)
    // What is changed now is too late for them.
    of.wide.values.fill(-1)
    expectRows(feeder.take(rows), rows)
    expect(feeder.take(rows)['wide']?.[0]).toBe(-1)
  })

  it('are those that are wanted, whatever was prepared and however far it is', async () => {
    const feeder = open()
    for (let i = 0; i < 300; i++) {
      const wanted = Int32Array.from({ length: 1 + (i % 8) }, (_, k) => (i * 31 + k * 17) % ROWS)
      const other = Int32Array.of(i)
      feeder.prepare(i % 3 ? wanted : other)
      if (i % 5 === 0) feeder.prepare(i % 3 ? wanted : other)
      if (i % 50 === 0) await prepared(feeder)
      expectRows(feeder.take(wanted), wanted)
    }
  })

  it('are there without a thread, too', async () => {
    const feeder = open()
    await inside(feeder).worker.terminate()
    const rows = Int32Array.of(1, 2, 3)
    feeder.prepare(rows)
    expectRows(feeder.take(rows), rows)
  })
})
