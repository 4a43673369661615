import { totalmem } from 'node:os'
import { sizeOf } from '@shared/catalog/define/tensorType'
import type { StepProgram, Table } from '../../../program/stepProgram'

/** Tables beyond this go in blocks on any computer: graphics cards have little more to spare. */
const MOST_BYTES = 2 ** 30
/** Part of the memory that tables may take in the graph, beside the same rows outside of it. */
const SHARE = 1 / 8
/** Larger blocks are no faster: they are copied and computed with in the same proportion. */
const BLOCK_BYTES = 64 * 2 ** 20

/** Bytes that tables may take in a graph as a whole; `$NEUROLOOM_TABLE_BYTES` says otherwise, for measuring. */
export const tableRoom = (): number =>
  Number(process.env['NEUROLOOM_TABLE_BYTES'] ?? Math.min(MOST_BYTES, SHARE * totalmem()))

/** About what tables of so many bytes take in a graph, beside themselves: all of them, or a block that is in use and one that is prepared. */
export const graphBytes = (bytes: number, room = tableRoom()): number =>
  bytes <= room ? bytes : Math.min(bytes, 2 * Math.min(room, BLOCK_BYTES))

const bytesOfRow = ({ values, shape }: Table): number => values.BYTES_PER_ELEMENT * sizeOf(shape)

/**
 * How many rows of each table a graph holds at a time, at least those of the largest step.
 *
 * @returns `undefined`: all of them, because they fit in the room or the program does not say which ones its steps read.
 */
export function blockRows({ tables, entries, reads = {} }: StepProgram, room: number): number | undefined {
  const all = Object.values(tables)
  const bytes = all.reduce((sum, { values }) => sum + values.byteLength, 0)
  if (bytes <= room || Object.keys(entries).some((entry) => !reads[entry])) return undefined
  const ofRow = all.reduce((sum, table) => sum + bytesOfRow(table), 0)
  const largest = Math.max(...Object.values(reads).map(({ stride, size }) => Math.max(stride, size)))
  const rows = Math.max(largest, Math.floor(Math.min(room, BLOCK_BYTES) / ofRow))
  return rows * ofRow < bytes ? rows : undefined
}
