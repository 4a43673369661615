import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { checkGraph } from '@shared/compile/checkGraph'
import { expect, test } from 'vitest'
import { exporters } from '../../../src-main/export/exporters'
import { freshWeights } from '../../../src-main/export/weights/WeightSource'
import { heapsEnd } from '../../../src-main/import/files/heapsEnd'
import { readInThread } from '../../../src-main/services/import/readInThread'
import { builtFile } from '../../support/built'
import { template } from '../../support/documents'
import { temporaryFolder } from '../../support/folders'

/** A file of Keras as the studio writes it. */
async function written(): Promise<Buffer> {
  const document = template('xorMlp')
  const weights = freshWeights(checkGraph(document), 1)
  const made = await exporters.find(({ id }) => id === 'h5')?.write({ document, weights } as never)
  if (!made?.ok) throw new Error('not written')
  const pieces: Uint8Array[] = []
  for await (const piece of made.value.files[0]?.content as AsyncIterable<Uint8Array>) pieces.push(piece)
  return Buffer.concat(pieces)
}

/** Places of the objects of the first heap, which holds texts: number, users, 4 bytes, then the size in 8. */
function objectsOf(file: Buffer): readonly number[] {
  const heap = file.indexOf('GCOL')
  expect(heap).toBeGreaterThan(0)
  const end = heap + Number(file.readBigUInt64LE(heap + 8))
  const objects: number[] = []
  for (let at = heap + 16; at + 16 <= end;) {
    objects.push(at)
    const size = Number(file.readBigUInt64LE(at + 8))
    at += file.readUInt16LE(at) === 0 ? size : 16 + Math.ceil(size / 8) * 8
  }
  return objects
}

const changes: Readonly<Record<string, (file: Buffer, objects: readonly number[]) => void>> = {
  'free room of no size': (file, objects) => file.writeBigUInt64LE(0n, (objects.at(-1) ?? 0) + 8),
  'an object that is called free, of no size': (file, [first = 0]) => {
    file.writeUInt16LE(0, first)
    file.writeBigUInt64LE(0n, first + 8)
  },
  'a size that leads back to the object': (file, [first = 0]) => file.writeBigUInt64LE(2n ** 64n - 16n, first + 8),
  'a size that leads to the beginning': (file, objects) =>
    file.writeBigUInt64LE(2n ** 64n - 64n, (objects[1] ?? objects[0] ?? 0) + 8),
}

test('heaps of a whole file come to their end', async () => expect(heapsEnd(await written())).toBe(true))

// Found by the fuzzer: the HDF5 library walks in a circle, from which only the end of its thread would free it.
test.each(Object.entries(changes))('%s is refused and holds nobody up', async (_what, change) => {
  const file = await written()
  change(file, objectsOf(file))
  const path = join(await temporaryFolder(), 'endless.h5')
  await writeFile(path, file)
  const read = await readInThread(builtFile('importer.js'), path, 30)
  expect(read.ok || read.error.code).toBe('importDamaged')
})
