import { readFile, writeFile } from 'node:fs/promises'
import { decodeCheckpoint, encodeCheckpoint } from '../../src-main/trainer/checkpoint/checkpointFormat'

/** Puts a NaN into one weight of a checkpoint file, as a program that edits it would: the file itself stays sound. */
export async function spoilCheckpoint(path: string, cell: string): Promise<void> {
  const read = decodeCheckpoint(await readFile(path))
  if (!read.ok) throw new Error(read.error.message)
  const values = read.value.cells[cell]
  if (!values) throw new Error(`No ${cell} among ${Object.keys(read.value.cells).join(', ')}`)
  values[values.length - 1] = NaN
  await writeFile(path, encodeCheckpoint(read.value))
}
