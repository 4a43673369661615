import { sizeOf } from '@shared/catalog/define/tensorType'
import { ok } from '@shared/result'
import { version } from '../../../package.json'
import { defineExporter } from '../defineExporter'
import { piecesOf, type Pieces } from '../files/pieces'
import { namedWeights, type NamedWeight } from './namedWeights'
import { weightsAlone } from './weightsAlone'

/** Numbers begin at a multiple of this, so that they can be used where they lie. */
const ALIGNMENT = 8

/** Length of the header and the header, which tells where each weight lies; `metadata` may hold texts only. */
function header(weights: readonly NamedWeight[], metadata: Readonly<Record<string, string>>): Buffer {
  let at = 0
  const entries = weights.map(({ name, shape }) => {
    const from = at
    at += sizeOf(shape) * 4
    return [name, { dtype: 'F32', shape, data_offsets: [from, at] }]
  })
  const text = Buffer.from(JSON.stringify({ __metadata__: metadata, ...Object.fromEntries(entries) }))
  const length = Math.ceil(text.length / ALIGNMENT) * ALIGNMENT
  const whole = Buffer.alloc(8 + length, ' ')
  whole.writeBigUInt64LE(BigInt(length))
  text.copy(whole, 8)
  return whole
}

async function* toSafetensors(head: Buffer, weights: readonly NamedWeight[]): Pieces {
  yield head
  for (const { read } of weights) yield* piecesOf(await read())
}

/** The weights alone, as Hugging Face's libraries read them; the network's own file lies in the metadata. */
export const safetensorsExporter = defineExporter({
  id: 'safetensors',
  group: 'weights',
  text: {
    en: {
      title: 'safetensors',
      help: 'One tensor for each weight, named by its node, in the format of the Hugging Face libraries.',
    },
    uk: {
      title: 'safetensors',
      help: 'По тензору на кожну вагу, з назвою її вузла, у форматі бібліотек Hugging Face.',
    },
  },
  extension: '.safetensors',
  folder: false,
  needsWeights: true,
  loading: (path) => ({
    language: 'python',
    code: [
      'from safetensors import safe_open',
      '',
      `with safe_open(${JSON.stringify(path)}, framework="numpy") as file:`,
      '    for name in file.keys():',
      '        print(name, file.get_slice(name).get_shape())',
    ].join('\n'),
  }),
  write: ({ document, weights }) => {
    const named = namedWeights(document, weights)
    const head = header(named, {
      title: document.title,
      generator: `Neuroloom ${version}`,
      neuroloom: JSON.stringify(document),
    })
    const content = toSafetensors(head, named)
    return Promise.resolve(
      ok({ files: [{ name: 'weights.safetensors', content }], losses: [weightsAlone('safetensors')] }),
    )
  },
})
