import { ok, type Result } from '@shared/result'
import type { Dataset, File as H5wasmFile, Group } from 'h5wasm'
import { importFailure } from '../importProblem'
import { heapsEnd } from './heapsEnd'

/** An array in the file, read when asked for. */
export interface StoredArray {
  readonly shape: readonly number[]
  /** As 32-bit floats. @throws Error where it cannot be read. */
  read(): Float32Array
}

/** What is read of an HDF5 file. Missing things are `undefined`, broken ones throw. */
export interface H5 {
  has(path: string): boolean
  keys(path: string): readonly string[]
  /** A text, or the first of several. */
  text(path: string, attribute: string): string | undefined
  texts(path: string, attribute: string): readonly string[] | undefined
  array(path: string): StoredArray | undefined
  close(): void
}

const SIGNATURE = [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a]
export const isH5 = (bytes: Uint8Array): boolean => SIGNATURE.every((byte, i) => bytes[i] === byte)

/** Most values of one array. */
const MOST_VALUES = 2 ** 28
const PATH = '/import.h5'

const isGroup = (entry: unknown): entry is Group => (entry as { type?: unknown } | null)?.type === 'Group'
const isDataset = (entry: unknown): entry is Dataset => (entry as { type?: unknown } | null)?.type === 'Dataset'

function toFloats(value: unknown, count: number): Float32Array {
  if (value instanceof Float32Array) return value
  if (
    value instanceof Float64Array ||
    value instanceof Int32Array ||
    value instanceof Int8Array ||
    value instanceof Uint8Array
  )
    return Float32Array.from(value)
  if (value instanceof BigInt64Array) return Float32Array.from(value, Number)
  if (typeof value === 'number' && count === 1) return Float32Array.of(value)
  throw new Error('The numbers of an array are of an unknown kind')
}

function storedArray(dataset: Dataset): StoredArray {
  const shape = dataset.shape ?? []
  const count = shape.reduce((product, size) => product * size, 1)
  return {
    shape,
    read: () => {
      if (!(count <= MOST_VALUES)) throw new Error('An array is too large')
      const values = toFloats(dataset.value, count)
      if (values.length !== count) throw new Error('An array is cut off')
      return values
    },
  }
}

const textOf = (value: unknown): string | undefined => {
  const [first] = Array.isArray(value) ? (value as unknown[]) : [value]
  return typeof first === 'string' ? first : undefined
}

class H5Reader implements H5 {
  constructor(private readonly file: H5wasmFile) {}

  has(path: string): boolean {
    return this.entry(path) !== undefined
  }
  keys(path: string): readonly string[] {
    const entry = this.entry(path)
    return isGroup(entry) ? entry.keys() : []
  }
  text(path: string, attribute: string): string | undefined {
    return textOf(this.attribute(path, attribute))
  }
  texts(path: string, attribute: string): readonly string[] | undefined {
    const value = this.attribute(path, attribute)
    if (Array.isArray(value)) return value.filter((item) => typeof item === 'string')
    // An empty list comes as an empty array of numbers.
    return value === undefined ? undefined : []
  }
  array(path: string): StoredArray | undefined {
    const entry = this.entry(path)
    return isDataset(entry) ? storedArray(entry) : undefined
  }
  close(): void {
    this.file.close()
  }

  private entry(path: string): unknown {
    return path === '/' ? this.file : (this.file.get(path) ?? undefined)
  }
  private attribute(path: string, name: string): unknown {
    const entry = this.entry(path)
    if (!isGroup(entry)) return undefined
    return entry.attrs[name]?.value
  }
}

/** Opens HDF5 bytes. The library sees a file system of its own with this one file in it, so that links out of it lead nowhere. */
export async function openH5(bytes: Uint8Array, name: string): Promise<Result<H5>> {
  if (!heapsEnd(bytes)) return importFailure('importDamaged', { name }, 'a heap of texts without an end')
  try {
    const { default: h5wasm } = await import('h5wasm')
    const { FS } = await h5wasm.ready
    FS.writeFile(PATH, bytes)
    const file = new h5wasm.File(PATH, 'r')
    // The library says nothing of a file that it cannot open but the number of it.
    return file.file_id > 0n ? ok(new H5Reader(file)) : importFailure('importDamaged', { name })
  } catch (error) {
    return importFailure('importDamaged', { name }, error)
  }
}
