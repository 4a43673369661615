import type { Tensor, Tf } from '@shared/catalog/define/tf'
import type { NodeJSKernelBackend } from '@tensorflow/tfjs-node-gpu/dist/nodejs_kernel_backend'
import type { Native } from '../../backends/native/binding'
import type { StepProgram } from '../../program/stepProgram'
import { buildGraph, type EntrySpec } from './buildGraph'
import { CHUNK, CompiledRunner } from './CompiledRunner'
import { blockRows, tableRoom } from './blocks/blockRows'
import { createGraphDraw, gatherGraphRows } from './graphContext'
import { heldCells, type Held } from './heldCells'
import { idOf, recordStep } from './recordStep'

/** One step of an entry as the recorder takes it; a step of learning moves the clock. */
function stepOf(native: Native, program: StepProgram, name: string, seed: number, { clock, start, tables }: Held) {
  const { tf } = native
  const entry = program.entries[name]
  if (!entry) throw new Error(`The program has no entry “${name}”`)
  return (): Readonly<Record<string, Tensor>> => {
    const measured = entry({
      step: clock,
      draw: (salt) => createGraphDraw(native, seed, salt, clock),
      listed: (places) => {
        // A block holds the rows in the order of their list.
        if (start) return tf.sub(places, start)
        const list = program.state[program.reads?.[name]?.list ?? '']
        if (!list) throw new Error(`The entry “${name}” goes through no list`)
        return tf.gather(list.value, places as never)
      },
      rows: (key, numbers) => {
        const found = tables.find((table) => table.name === key)
        if (!found) throw new Error(`The program has no table “${key}”`)
        return gatherGraphRows(native, found.tensor, found.table, numbers)
      },
    })
    if (program.learning.includes(name)) clock.assign(tf.add(clock, tf.scalar(1, 'int32')))
    return measured
  }
}

/** Records entry after entry, each while the tensors of those before are still there, and gives all to `use`. */
function recordAll<T>(
  native: Native,
  held: Held,
  entries: readonly (Omit<EntrySpec, 'recording'> & { readonly step: () => Readonly<Record<string, Tensor>> })[],
  use: (recorded: readonly EntrySpec[]) => T,
  recorded: readonly EntrySpec[] = [],
): T {
  const [next, ...rest] = entries
  if (!next) return use(recorded)
  const { step, ...entry } = next
  const watched = held.cells.map(({ tensor }) => tensor)
  return recordStep(native, watched, held.positions, step, (recording) =>
    recordAll(native, held, rest, use, [...recorded, { ...entry, recording }]),
  )
}

/**
 * Compiles a program into one graph of the native library: every entry is a loop over its steps, cells and tables are variables
 * of the graph. In XLA mode some entries are compiled programs, the others run natively.
 *
 * @param programs Entries that become compiled programs in XLA mode.
 * @param room Bytes that the tables may take in the graph; larger ones are held there a block at a time.
 * @throws FrozenValue where a step does something that a graph would freeze.
 */
export function createCompiledRunner(
  tf: Tf,
  program: StepProgram,
  seed: number,
  mode: 'native' | 'xla',
  programs: readonly string[] = program.learning,
  room = tableRoom(),
): CompiledRunner {
  const native: Native = { tf, backend: tf.backend() as NodeJSKernelBackend }
  const rows = blockRows(program, room)
  const held = heldCells(native, program, rows)
  const entries = Object.keys(program.entries).map((name) => {
    const learns = program.learning.includes(name)
    const step = stepOf(native, program, name, seed, held)
    return { name, learns, mode: programs.includes(name) ? mode : ('native' as const), step }
  })
  try {
    return recordAll(native, held, entries, (recorded) => {
      const specs = held.cells.map(({ spec }) => spec)
      const session = buildGraph(native.backend.binding, specs, recorded, CHUNK)
      const metrics = new Map(recorded.map(({ name, recording }) => [name, recording.metrics]))
      const operations = new Map(
        recorded.map(({ name, recording: { events } }) => [
          name,
          events.flatMap((event) => (event.kind === 'operation' ? [event.op] : [])),
        ]),
      )
      const runner = new CompiledRunner(native, mode, program, held.cells, metrics, operations, session, rows)
      runner.set(held.cells.map(({ tensor }, i) => [i, idOf(native.backend, tensor)] as const))
      return runner
    })
  } finally {
    held.release()
  }
}
