import { createReadStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Shape } from '@shared/catalog/define/tensorType'
import type { Group } from 'h5wasm/node'

export interface Hdf5Dataset {
  readonly shape: Shape
  /** Values, row after row. */
  read(): Promise<Float32Array | BigInt64Array>
}

export interface Hdf5Group {
  /** A text, or a list of texts. */
  readonly attributes?: Readonly<Record<string, string | readonly string[]>>
  /** What lies in it, by name. */
  readonly members?: Readonly<Record<string, Hdf5Group | Hdf5Dataset>>
}
const isDataset = (member: Hdf5Group | Hdf5Dataset): member is Hdf5Dataset => 'read' in member

/** Numbers that are put in at once: the library holds a copy of its own of these. */
const AT_ONCE = 2 ** 20

/** A large array in stripes of its first axis. */
function addStriped(group: Group, name: string, shape: Shape, data: Float32Array): void {
  const [rows = 1, ...rest] = shape
  const width = data.length / rows
  const most = Math.max(1, Math.floor(AT_ONCE / width))
  const whole = rest.map((size): [number, number] => [0, size])
  const dataset = group.create_dataset({
    name,
    data: data.subarray(0, most * width),
    shape: [most, ...rest],
    maxshape: [...shape],
    chunks: [most, ...rest],
    dtype: '<f',
  })
  dataset.resize([...shape])
  for (let from = most; from < rows; from += most) {
    const to = Math.min(rows, from + most)
    dataset.write_slice([[from, to], ...whole], data.subarray(from * width, to * width))
  }
}

async function fill(group: Group, { attributes = {}, members = {} }: Hdf5Group): Promise<void> {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value !== 'string' && value.length === 0) group.create_attribute(name, new Float64Array(0), [0], '<d')
    else group.create_attribute(name, typeof value === 'string' ? value : [...value])
  }
  for (const [name, member] of Object.entries(members)) {
    if (isDataset(member)) {
      const data = await member.read()
      if (data instanceof Float32Array && data.length > AT_ONCE && (member.shape[0] ?? 1) > 1)
        addStriped(group, name, member.shape, data)
      else {
        const dtype = data instanceof BigInt64Array ? '<q' : '<f'
        group.create_dataset({ name, data, shape: [...member.shape], dtype })
      }
    } else await fill(group.create_group(name) as Group, member)
  }
}

/**
 * An HDF5 file, piece by piece; it lies in the system's folder for temporary files meanwhile, as its beginning is known at its end. Datasets
 * are read one at a time.
 */
export async function* writeHdf5(root: Hdf5Group): AsyncGenerator<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'neuroloom-hdf5-'))
  try {
    const path = join(folder, 'file.h5')
    const hdf5 = await import('h5wasm/node')
    await hdf5.ready
    const file = new hdf5.File(path, 'w')
    try {
      await fill(file, root)
      file.flush()
    } finally {
      file.close()
    }
    for await (const piece of createReadStream(path, { highWaterMark: 2 ** 20 })) yield piece as Uint8Array
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
