import type { Shape } from '@shared/catalog/define/tensorType'
import { ok } from '@shared/result'
import { defineExporter } from '../defineExporter'
import { piecesOf, type Pieces } from '../files/pieces'
import { toZip } from '../files/toZip'
import { namedWeights, type NamedWeight } from './namedWeights'
import { weightsAlone } from './weightsAlone'

/** Magic word, version and the length of the header. */
const BEFORE_HEADER = 10
const ALIGNMENT = 64

/** What stands before the numbers in an `.npy` file, format 1.0: little-endian float32, row after row. */
function npyHeader(shape: Shape): Buffer {
  const tuple = shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`
  const text = `{'descr': '<f4', 'fortran_order': False, 'shape': ${tuple}, }`
  const length = Math.ceil((BEFORE_HEADER + text.length + 1) / ALIGNMENT) * ALIGNMENT - BEFORE_HEADER
  const header = Buffer.alloc(BEFORE_HEADER + length, ' ')
  header.write('\x93NUMPY\x01\x00', 'latin1')
  header.writeUInt16LE(length, 8)
  header.write(text, BEFORE_HEADER, 'latin1')
  header.write('\n', BEFORE_HEADER + length - 1)
  return header
}

async function* toNpy({ shape, read }: NamedWeight): Pieces {
  yield npyHeader(shape)
  yield* piecesOf(await read())
}

/** The weights alone, for `numpy.load`. */
export const npzExporter = defineExporter({
  id: 'npz',
  group: 'weights',
  text: {
    en: {
      title: 'NumPy .npz',
      help: 'One array for each weight, named by its node; numpy.load opens it.',
    },
    uk: {
      title: 'NumPy .npz',
      help: 'По масиву на кожну вагу, з назвою її вузла; відкриває numpy.load.',
    },
  },
  extension: '.npz',
  folder: false,
  needsWeights: true,
  loading: (path) => ({
    language: 'python',
    code: [
      'import numpy as np',
      '',
      `weights = np.load(${JSON.stringify(path)})`,
      'for name in weights.files:',
      '    print(name, weights[name].shape)',
    ].join('\n'),
  }),
  write: ({ document, weights }) => {
    const named = namedWeights(document, weights)
    const members = named.map((one) => ({ name: `${one.name}.npy`, content: toNpy(one) }))
    return Promise.resolve(
      ok({ files: [{ name: 'weights.npz', content: toZip(members) }], losses: [weightsAlone('NumPy')] }),
    )
  },
})
