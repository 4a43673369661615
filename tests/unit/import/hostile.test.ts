import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { ok } from '@shared/result'
import { expect, test } from 'vitest'
import { importNetwork } from '../../../src-main/import/importNetwork'
import { tfjsImporter } from '../../../src-main/import/tfjs/tfjsImporter'
import { temporaryFolder } from '../../support/folders'
import { mutateBytes, zip } from '../../../scripts/fuzz/mutations.mjs'

const dense = (name: string, from: readonly [string, number, number], units = 3) => ({
  class_name: 'Dense',
  name,
  config: { name, trainable: true, units },
  inbound_nodes: [[[...from, {}]]],
})
const input = {
  class_name: 'InputLayer',
  name: 'in',
  config: { name: 'in', batch_input_shape: [null, 4] },
  inbound_nodes: [],
}
const model = (layers: readonly object[], output = 'out', more: object = {}) => ({
  class_name: 'Functional',
  config: { name: 'net', layers, input_layers: [['in', 0, 0]], output_layers: [[output, 0, 0]], ...more },
})

async function codeOf(content: string | Uint8Array): Promise<string> {
  const file = join(await temporaryFolder(), 'network')
  await writeFile(file, content)
  const read = await importNetwork(file)
  return read.ok ? 'read' : read.error.code
}
const tfjs = (topology: unknown, more: object = {}) => JSON.stringify({ modelTopology: topology, ...more })

test('a small network is read', async () => {
  expect(await codeOf(tfjs(model([input, dense('out', ['in', 0, 0])])))).toBe('read')
})

test.each<[string, () => string | Uint8Array, string]>([
  ['nothing', () => '', 'importUnknown'],
  ['noise', () => Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919) & 255), 'importUnknown'],
  ['half a text', () => tfjs(model([input])).slice(0, 60), 'importDamaged'],
  ['NaN in a config', () => tfjs(model([input])).replace('4', 'NaN'), 'importDamaged'],
  [
    'layers that wait for each other',
    () => tfjs(model([input, dense('a', ['out', 0, 0]), dense('out', ['a', 0, 0])])),
    'importCyclic',
  ],
  ['an output that nothing makes', () => tfjs(model([input], 'nobody')), 'importNotNetwork'],
  ['a network without inputs', () => tfjs(model([])), 'importInputUnknown'],
  [
    'deep nesting',
    () =>
      tfjs(model([input, { ...dense('out', ['in', 0, 0]), config: JSON.parse('['.repeat(900) + ']'.repeat(900)) }])),
    'importTooDeep',
  ],
  ['a hundred thousand brackets', () => `{"modelTopology":${'['.repeat(100_000)}`, 'importDamaged'],
  ['models within models', () => tfjs(nested(40)), 'importTooDeep'],
  ['models that double', () => tfjs(doubling(18)), 'importTooMany'],
  [
    'an input of absurd size',
    () =>
      tfjs(model([{ ...input, config: { name: 'in', batch_input_shape: [null, 1e9] } }, dense('out', ['in', 0, 0])])),
    'importNotNetwork',
  ],
  [
    'an input of no size',
    () => tfjs(model([{ ...input, config: { name: 'in' } }, dense('out', ['in', 0, 0])])),
    'importInputUnknown',
  ],
  [
    'weights that lie elsewhere',
    () =>
      tfjs(model([input, dense('out', ['in', 0, 0])]), {
        weightsManifest: [{ paths: ['../../etc/passwd'], weights: [] }],
      }),
    'importOutside',
  ],
  [
    'weights that are missing',
    () => tfjs(model([input, dense('out', ['in', 0, 0])]), { weightsManifest: [{ paths: ['gone.bin'], weights: [] }] }),
    'importMissing',
  ],
  ['an archive without a network', () => zip([{ name: 'a.txt', content: Buffer.from('a') }]), 'importUnknown'],
  [
    'an archive cut off',
    () => zip([{ name: 'config.json', content: Buffer.from('{}'.padEnd(500)) }]).subarray(0, 300),
    'importDamaged',
  ],
  ['an archive with a wrong checksum', () => spoiled('config.json'), 'importDamaged'],
  ['a bomb', () => bomb(), 'importDamaged'],
  [
    'weights of noise',
    () =>
      zip([
        { name: 'config.json', content: Buffer.from(JSON.stringify(model([input, dense('out', ['in', 0, 0])]))) },
        { name: 'model.weights.h5', content: Buffer.alloc(4096, 7) },
      ]),
    'importDamaged',
  ],
])('%s is refused', async (_name, make, code) => {
  expect(await codeOf(make())).toBe(code)
})

function nested(depth: number): object {
  const inner =
    depth === 0
      ? dense('out', ['in', 0, 0])
      : { ...nested(depth - 1), name: 'out', inbound_nodes: [[['in', 0, 0, {}]]] }
  return model([input, named(inner)])
}
const named = (layer: object) => ({ ...layer, config: { ...(layer as { config: object }).config, name: 'out' } })
/** Each model calls the one inside it twice: 2^depth layers of a few lines. */
function doubling(depth: number): object {
  if (depth === 0) return model([input, dense('out', ['in', 0, 0], 4)])
  const inner = { ...named(doubling(depth - 1)), name: 'out', inbound_nodes: [[['in', 0, 0, {}]], [['out', 1, 0, {}]]] }
  return model([input, inner], 'out', { output_layers: [['out', 2, 0]] })
}
function spoiled(name: string): Uint8Array {
  const bytes = zip([{ name, content: Buffer.from(JSON.stringify(model([input]))) }])
  bytes[60] = (bytes[60] ?? 0) ^ 1
  return bytes
}
/** A member of 64 MiB of zeros that says it has 2 GiB. */
function bomb(): Uint8Array {
  const bytes = zip([{ name: 'config.json', content: Buffer.alloc(2 ** 20) }], true)
  const list = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]))
  bytes.writeUInt32LE(2 ** 31, list + 24)
  expect(deflateRawSync(Buffer.alloc(2 ** 20)).length).toBeLessThan(2000)
  return bytes
}

test('a shard that is a link out of its folder is refused', async () => {
  const folder = await temporaryFolder()
  await mkdir(join(folder, 'net'))
  await writeFile(join(folder, 'secret.bin'), 'secret')
  await symlink(join(folder, 'secret.bin'), join(folder, 'net', 'shard.bin'))
  const manifest = [{ paths: ['shard.bin'], weights: [] }]
  await writeFile(
    join(folder, 'net', 'model.json'),
    tfjs(model([input, dense('out', ['in', 0, 0])]), { weightsManifest: manifest }),
  )
  const read = await importNetwork(join(folder, 'net'))
  expect(read.ok || read.error.code).toBe('importOutside')
})

test('shards that every group names again are counted each time', async () => {
  const groups = Array.from({ length: 5 }, () => ({ paths: ['a.bin'], weights: [] }))
  const manifest = tfjs(model([input, dense('out', ['in', 0, 0])]), { weightsManifest: groups })
  const shard = new Uint8Array(2 ** 28)
  const read = await tfjsImporter.read({ name: 'model.json', bytes: Buffer.from(manifest), beside: () => ok(shard) })
  expect(read.ok || read.error.code).toBe('importTooLarge')
})

test('a hundred changed networks are read or refused with a reason', async () => {
  let state = 9
  const random = () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32
  const text = Buffer.from(tfjs(model([input, dense('a', ['in', 0, 0]), dense('out', ['a', 0, 0])])))
  for (let k = 0; k < 100; k++) expect(await codeOf(mutateBytes(text, random))).toMatch(/^(read|import|document)/)
})
