import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { encodeTarget } from '../../../src-main/trainer/data/encodeTarget'
import { splitRows } from '../../../src-main/trainer/data/splitRows'
import { readIris } from '../../../src-main/trainer/data/sources/iris'
import { readMnist } from '../../../src-main/trainer/data/sources/mnist'
import { parseIdx } from '../../../src-main/trainer/data/sources/readIdx'

const FILES = ['train-images-idx3-ubyte', 'train-labels-idx1-ubyte', 't10k-images-idx3-ubyte', 't10k-labels-idx1-ubyte']
const folders: string[] = []
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true })
})

/** An IDX file written by hand. */
function idx(sizes: readonly number[], bytes: readonly number[]): Uint8Array {
  const header = Buffer.alloc(4 + 4 * sizes.length)
  header.set([0, 0, 8, sizes.length])
  sizes.forEach((size, axis) => header.writeUInt32BE(size, 4 + 4 * axis))
  return Buffer.concat([header, Buffer.from(bytes)])
}

async function smallMnist(change: Partial<Record<string, Uint8Array>> = {}): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'mnist-'))
  folders.push(folder)
  const pixels = Array.from({ length: 2 * 784 }, (_, i) => i % 256)
  for (const file of FILES) {
    const good = file.includes('images') ? idx([2, 28, 28], pixels) : idx([2], [3, 9])
    await writeFile(join(folder, file), change[file] ?? good)
  }
  return folder
}

describe('IDX files', () => {
  it('reads sizes and bytes', () => {
    const read = parseIdx(idx([2, 3], [1, 2, 3, 4, 5, 6]), 'x')
    expect(read).toMatchObject({ ok: true, value: { sizes: [2, 3] } })
    expect(read.ok && [...read.value.bytes]).toEqual([1, 2, 3, 4, 5, 6])
  })

  const good = Buffer.from(idx([2, 3], [1, 2, 3, 4, 5, 6]))
  it('refuses a file cut anywhere', () => {
    for (let length = 0; length < good.length; length++) {
      expect(parseIdx(good.subarray(0, length), 'x')).toMatchObject({ ok: false, error: { code: 'assetCorrupt' } })
    }
  })
  it.each([
    ['overlong', Buffer.concat([good, Buffer.from([0])])],
    ['gzip in place of bytes', Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0])],
    ['float numbers', Buffer.from([0, 0, 0x0d, 1, 0, 0, 0, 0])],
    ['no axes', Buffer.from([0, 0, 8, 0])],
    ['4 GiB claimed', Buffer.from([0, 0, 8, 1, 255, 255, 255, 255, 0])],
  ])('refuses %s', (_name, file) => {
    expect(parseIdx(file, 'x')).toMatchObject({ ok: false, error: { code: 'assetCorrupt' } })
  })
})

describe('MNIST', () => {
  it('has the rows, the classes and the first labels it is known for', async () => {
    const parts = await readMnist()
    if (!parts.ok) throw new Error(parts.error.message)
    const { train, test } = parts.value
    expect([train.rows, test?.rows]).toEqual([60_000, 10_000])
    // yann.lecun.com: the training labels begin 5 0 4 1 9, the test labels 7 2 1 0 4.
    expect([...(train.columns['target'] ?? []).slice(0, 5)]).toEqual([5, 0, 4, 1, 9])
    expect([...(test?.columns['target'] ?? []).slice(0, 5)]).toEqual([7, 2, 1, 0, 4])
    expect(train.columns['features']).toBeInstanceOf(Uint8Array)
    let sum = 0
    for (const byte of train.columns['features'] ?? []) sum += byte
    // The mean that everybody normalizes by.
    expect(sum / 255 / (60_000 * 784)).toBeCloseTo(0.1307, 4)
  })

  it('refuses damaged sets', async () => {
    const cut = (await readFile(join(await smallMnist(), FILES[0] ?? ''))).subarray(0, 900)
    for (const change of [
      { [FILES[0] ?? '']: cut },
      { [FILES[1] ?? '']: idx([3], [1, 2, 3]) },
      { [FILES[1] ?? '']: idx([2], [1, 10]) },
      { [FILES[2] ?? '']: idx([2, 14, 56], new Array<number>(2 * 784).fill(0)) },
    ]) {
      expect(await readMnist(await smallMnist(change))).toMatchObject({ ok: false, error: { code: 'assetCorrupt' } })
    }
    expect(await readMnist(await smallMnist())).toMatchObject({ ok: true })
  })

  it('says which file is not there', async () => {
    const folder = await smallMnist()
    await rm(join(folder, FILES[3] ?? ''))
    expect(await readMnist(folder)).toMatchObject({ ok: false, error: { code: 'assetMissing' } })
  })
})

describe('Iris', () => {
  it('has the means of Fisher’s table', async () => {
    const parts = await readIris()
    if (!parts.ok) throw new Error(parts.error.message)
    const features = parts.value.train.columns['features'] ?? []
    const mean = (column: number) =>
      Array.from({ length: 150 }, (_, row) => features[row * 4 + column] ?? 0).reduce((a, b) => a + b) / 150
    expect(mean(0)).toBeCloseTo(5.843, 2)
    expect(mean(2)).toBeCloseTo(3.758, 1)
    const target = parts.value.train.columns['target'] ?? []
    expect([0, 1, 2].map((label) => target.filter((n: number) => n === label).length)).toEqual([50, 50, 50])
  })
})

describe('encodeTarget', () => {
  it.each([
    ['oneHot', 3, [2, 0], [0, 0, 1, 1, 0, 0]],
    ['index', 3, [2, 0], [2, 0]],
    ['binary', 2, [1, 0], [1, 0]],
    ['signed', 2, [1, 0], [1, -1]],
  ] as const)('%s', (encoding, classes, numbers, expected) => {
    const encoded = encodeTarget(numbers, { classes, encoding })
    expect(encoded.ok && [...encoded.value]).toEqual(expected)
  })

  it.each([[[0, 3]], [[-1]], [[0.5]], [[Number.NaN]]])('refuses %j as one of three classes', (numbers) => {
    expect(encodeTarget(numbers, { classes: 3, encoding: 'oneHot' })).toMatchObject({
      ok: false,
      error: { code: 'labelOutOfRange' },
    })
  })
})

describe('splitRows', () => {
  const all = (rows: number) => Array.from({ length: rows }, (_, i) => i)
  const union = ({ train, validation, test }: ReturnType<typeof splitRows>) =>
    [...train, ...validation, ...test].sort((a, b) => a - b)

  it('is disjoint and complete for any sizes and shares', () => {
    for (const rows of [1, 2, 3, 4, 7, 10, 150, 999]) {
      for (const shares of [
        { validation: 0, test: 0 },
        { validation: 0.1, test: 0.1 },
        { validation: 0.5, test: 0.5 },
        { validation: 0.9, test: 0.9 },
      ]) {
        const split = splitRows({ rows, testRows: 0, shares, seed: 1, classes: all(rows).map((i) => i % 3) })
        expect(union(split)).toEqual(all(rows))
        expect(split.train.length).toBeGreaterThan(0)
      }
    }
  })

  it('keeps the data set’s own test part, whatever share is asked for', () => {
    const split = splitRows({ rows: 100, testRows: 20, shares: { validation: 0.25, test: 0.5 }, seed: 3 })
    expect([...split.test]).toEqual(all(100).slice(80))
    expect([split.train.length, split.validation.length]).toEqual([60, 20])
    expect(union(split)).toEqual(all(100))
  })

  it('gives every part the classes in their shares', () => {
    const classes = all(150).map((i) => Math.floor(i / 50))
    const split = splitRows({ rows: 150, testRows: 0, shares: { validation: 0.2, test: 0.2 }, seed: 9, classes })
    for (const part of [split.train, split.validation, split.test]) {
      const counts = [0, 1, 2].map((label) => part.filter((row) => classes[row] === label).length)
      expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1)
    }
  })

  it('follows the seed and nothing else', () => {
    const make = (seed: number) => splitRows({ rows: 200, testRows: 0, shares: { validation: 0.2, test: 0.2 }, seed })
    expect(make(5)).toEqual(make(5))
    expect(make(5).test).not.toEqual(make(6).test)
  })
})
