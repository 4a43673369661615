import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkGraph } from '@shared/compile/checkGraph'
import { createRandom } from '@shared/random'
import { expect, test } from 'vitest'
import { integer, text } from '../../../src-main/trainer/engine/compiled/graph/protobuf'
import { nest } from '../../../src-main/export/files/latePieces'
import type { Attribute } from '../../../src-main/export/onnx/onnxMessages'
import { openImportFile } from '../../../src-main/import/files/ImportFile'
import { onnxImporter } from '../../../src-main/import/onnx/onnxImporter'
import { operators } from '../../../src-main/import/onnx/operators'
import { fileOf, input, NETWORKS, node, onnxBytes, output, tensor, whole, type Part } from './onnxFiles'
import { spoil } from './spoil'

const rows = { perRow: 1 }

/** What comes of some bytes; the reader must come to an end in time, and whatever it gives can be looked at. */
async function outcome(bytes: Uint8Array): Promise<string> {
  const file = fileOf(bytes)
  onnxImporter.recognizes(file)
  const begun = performance.now()
  const imported = await onnxImporter.read(file)
  expect(performance.now() - begun).toBeLessThan(5000)
  if (imported.ok) {
    checkGraph(imported.value.document)
    for (const values of Object.values(imported.value.weights ?? {})) expect(values.every(Number.isFinite)).toBe(true)
  }
  // What is refused is refused for a reason that was thought of.
  if (!imported.ok) expect(imported.error.cause ?? '').not.toMatch(/^(Type|Reference)Error|call stack/)
  return imported.ok ? 'read' : imported.error.code
}
const outcomeOf = async (parts: readonly Part[]): Promise<string> => outcome(await onnxBytes(parts))

test.each(Object.keys(NETWORKS))('%s are read', async (name) => {
  const bytes = await onnxBytes(NETWORKS[name] ?? [])
  expect(onnxImporter.recognizes(fileOf(bytes))).toBe(true)
  const imported = await onnxImporter.read(fileOf(bytes))
  if (!imported.ok) throw new Error(`${imported.error.message} ${imported.error.cause}`)
  expect(imported.value.missing.map(({ className }) => className)).toEqual(
    name === 'words' ? ['Frobnicate (ONNX)'] : [],
  )
})

test.each(Object.keys(NETWORKS))('%s cut off anywhere are refused as damaged', async (name) => {
  const bytes = await onnxBytes(NETWORKS[name] ?? [])
  const ends = Array.from({ length: 60 }, (_, i) => Math.floor(((bytes.length - 20) * i) / 60))
  for (const end of ends) expect(['importDamaged', 'importNotNetwork']).toContain(await outcome(bytes.subarray(0, end)))
})

test('other files are not taken for one', () => {
  for (const words of ['', '{"modelTopology": {}}', 'PK\x03\x04 zip', '\x89HDF\r\n\x1a\n', 'plain words', '\x08'])
    expect([words, onnxImporter.recognizes(fileOf(Buffer.from(words, 'latin1')))]).toEqual([words, false])
})

/** A tensor by the fields of its message. */
const rawTensor = (name: string, type: number, dims: readonly number[], ...more: readonly Part[]): Part =>
  nest(5, ...dims.map((size) => integer(1, size)), integer(2, type), text(8, name), ...more)
const raw = (...numbers: readonly number[]): Part => nest(9, [new Uint8Array(Float32Array.from(numbers).buffer)])
const outside = (location: string, length = '8'): Part => [
  ...nest(13, text(1, 'location'), text(2, location)),
  ...nest(13, text(1, 'length'), text(2, length)),
  ...integer(14, 1),
]
/** A network with one weight. */
const withWeight = (weight: Part): readonly Part[] => [
  node('MatMul', ['x', 'w'], ['y']),
  weight,
  input('x', [rows, 2]),
  output('y'),
]
const chain = (op: string, count: number): readonly Part[] => [
  ...Array.from({ length: count }, (_, i) => node(op, [`v${i}`, `v${i}`], [`v${i + 1}`], { axis: 0 })),
  tensor('v0', [64]),
  node('Add', ['x', `v${count}`], ['y']),
  input('x', [rows, 64]),
  output('y'),
]

const HOSTILE: readonly (readonly [what: string, code: string, parts: readonly Part[]])[] = [
  ['a circle', 'importCyclic', [node('Relu', ['b'], ['a']), node('Relu', ['a'], ['b']), input('x', [rows, 2]), output('b')]],
  ['a value that nothing makes', 'importValueMissing', withWeight(tensor('other', [2, 1]))],
  ['an output that nothing makes', 'importValueMissing', [node('Relu', ['x'], ['a']), input('x', [rows, 2]), output('b')]],
  ['a value that is made twice', 'importDamaged', [node('Relu', ['x'], ['y']), node('Tanh', ['x'], ['y']), input('x', [rows, 2]), output('y')]],
  ['a weight that is there twice', 'importDamaged', [...withWeight(tensor('w', [2, 1])), tensor('w', [2, 1])]],
  ['no outputs', 'importNotNetwork', [node('Relu', ['x'], ['y']), input('x', [rows, 2])]],
  ['an output that hangs on nothing', 'importNotNetwork', [tensor('y', [2, 1]), input('x', [rows, 2]), output('y')]],
  ['a weight of an absurd size', 'importDamaged', withWeight(rawTensor('w', 1, [2 ** 40, 2 ** 40], raw(1, 2)))],
  ['a weight of a negative size', 'importDamaged', withWeight(rawTensor('w', 1, [-2, -1], raw(1, 2)))],
  ['fewer numbers than the shape has', 'importDamaged', withWeight(rawTensor('w', 1, [2, 8], raw(1, 2)))],
  ['no numbers at all', 'importDamaged', withWeight(rawTensor('w', 1, [2, 1]))],
  ['texts for numbers', 'importDamaged', withWeight(rawTensor('w', 8, [2, 1], nest(6, [Buffer.from('ab')])))],
  ['a number that is not finite', 'read', withWeight(rawTensor('w', 1, [2, 1], raw(NaN, 2)))],
  ['a file beside that is not there', 'importMissing', withWeight(rawTensor('w', 1, [2, 1], outside('w.bin')))],
  ['a file outside the folder', 'importOutside', withWeight(rawTensor('w', 1, [2, 1], outside('../w.bin')))],
  ['an input of an absurd size', 'importNotNetwork', [node('Relu', ['x'], ['y']), input('x', [rows, 2 ** 30, 2 ** 20]), output('y')]],
  ['an input of no shape', 'importNotNetwork', [node('Relu', ['x'], ['y']), input('x', []), output('y')]],
  ['a constant that grows and grows', 'read', chain('Concat', 40)],
  ['a constant of an absurd size', 'read', [node('Expand', ['k', 's'], ['e']), node('Add', ['x', 'e'], ['y']), tensor('k', [2]), whole('s', [2 ** 30, 2]), input('x', [rows, 2]), output('y')]],
  ['a window that never moves', 'read', [node('MaxPool', ['x'], ['y'], { kernel_shape: [2, 2], strides: [0, 0] }), input('x', [rows, 2, 4, 4]), output('y')]],
  ['an axis that is not there', 'read', [node('Concat', ['x', 'x'], ['y'], { axis: 9 }), input('x', [rows, 2]), output('y')]],
  ['an operator without inputs', 'read', [node('Conv', [], ['a']), node('Add', ['a', 'x'], ['y']), input('x', [rows, 2]), output('y')]],
  ['the same value many times', 'read', [node('Sum', Array<string>(5000).fill('x'), ['y']), input('x', [rows, 2]), output('y')]],
  ['too many operators', 'importTooMany', [...Array.from({ length: 20_001 }, (_, i) => node('Relu', [i ? `v${i}` : 'x'], [`v${i + 1}`])), input('x', [rows, 2]), output('v9')]],
] // prettier-ignore

test.each(HOSTILE)('%s: %s', async (_what, code, parts) => {
  expect(await outcomeOf(parts)).toBe(code)
})

/** Inputs that fit few operators: none, a number, a row, a picture, all of these, and more than there can be. */
const INPUTS: readonly (readonly string[])[] = [
  [],
  ['k'],
  ['x'],
  ['p'],
  ['', '', 'x'],
  ['x', 'k'],
  ['k', 'x'],
  ['x', 'p'],
  ['p', 'w'],
  ['p', 'x', 'k'],
  ['p', 'w', 'w', 'w', 'w'],
  ['x', 'w', 'w', 'k', 'x', 'x', 'x', 'x', 'x', 'x'],
]

const ATTRIBUTES: readonly Readonly<Record<string, Attribute>>[] = [
  {},
  { axis: -7 },
  { perm: [5, 5], pads: [1], axes: [9], kernel_shape: [0] },
  { axis: 1, group: 0, direction: 'up', hidden_size: -1, to: 99 },
]

test.each(Object.keys({ ...operators, Expand: 0, Where: 0, ConstantOfShape: 0, Constant: 0 }))(
  '%s with anything for inputs is a layer, or a foreign one',
  async (op) => {
    for (const inputs of INPUTS)
      for (const attributes of ATTRIBUTES)
        expect([
          inputs,
          attributes,
          await outcomeOf([
            node(op, inputs, ['a'], attributes),
            node('Flatten', ['a'], ['f']),
            node('Sum', ['f', 'x'], ['y']),
            whole('k', [3]),
            tensor('w', [2, 2, 1, 1]),
            input('x', [rows, 2]),
            input('p', [rows, 2, 3, 3]),
            output('y'),
          ]),
        ]).toEqual([inputs, attributes, 'read'])
  },
)

test('every value feeding every other takes no more than its time', async () => {
  const width = 30
  const name = (layer: number, i: number): string => (layer === 0 ? 'x' : `v${layer}_${i}`)
  const nodes = Array.from({ length: 12 * width }, (_, k) => {
    const layer = Math.floor(k / width)
    return node('Add', Array.from({ length: width }, (_, i) => name(layer, i)), [name(layer + 1, k % width)]) // prettier-ignore
  })
  expect(await outcomeOf([...nodes, input('x', [rows, 2]), output('v12_0')])).toBe('read')
})

test('weights in a file beside are read, and no link leads out of the folder', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'neuroloom-test-'))
  try {
    const numbers = Float32Array.of(9, 1.5, -2)
    await writeFile(join(folder, 'w.bin'), new Uint8Array(numbers.buffer))
    await symlink('/etc/passwd', join(folder, 'link.bin'))
    const offset = nest(13, text(1, 'offset'), text(2, '4'))
    const read = async (location: string, length?: string) => {
      await writeFile(join(folder, 'net.onnx'), await onnxBytes(withWeight(rawTensor('w', 1, [2, 1], outside(location, length), offset)))) // prettier-ignore
      const file = openImportFile(join(folder, 'net.onnx'))
      return file.ok ? onnxImporter.read(file.value) : file
    }
    const imported = await read('w.bin')
    expect(imported.ok && Object.values(imported.value.weights ?? {}).map((values) => [...values])).toEqual([[1.5, -2]])
    expect(await read('link.bin')).toMatchObject({ ok: false, error: { code: 'importOutside' } })
    expect(await read('w.bin', '400')).toMatchObject({ ok: false, error: { code: 'importDamaged' } })
    expect(await read('w.bin', '-4')).toMatchObject({ ok: false, error: { code: 'importDamaged' } })
  } finally {
    await rm(folder, { recursive: true })
  }
})

const ROUNDS = Number(process.env['NEUROLOOM_FUZZ'] ?? 400)

test.each(Object.keys(NETWORKS))('%s with spoiled bytes are read or refused', async (name) => {
  const bytes = await onnxBytes(NETWORKS[name] ?? [])
  const random = createRandom(11, name)
  const codes = new Map<string, number>()
  for (let round = 0; round < ROUNDS; round++) {
    const spoiled = spoil(bytes, random)
    const code = await outcome(spoiled).catch((error: unknown) => {
      throw new Error(`round ${round}: ${Buffer.from(spoiled).toString('base64')}`, { cause: error })
    })
    codes.set(code, (codes.get(code) ?? 0) + 1)
  }
  expect(codes.get('read') ?? 0).toBeGreaterThan(0)
  expect(codes.get('importDamaged') ?? 0).toBeGreaterThan(0)
})
