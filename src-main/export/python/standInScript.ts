import standIn from '@shared/catalog/datasets/standIn'
import type { TensorType } from '@shared/catalog/define/tensorType'
import type { DatasetScripts, Params } from './DatasetScript'

const sizesOf = (sizes: readonly (number | string)[]): string => `(${sizes.join(', ')}${sizes.length === 1 ? ',' : ''})`

interface Stored {
  /** What a person must put there. */
  readonly words: string
  /** Random numbers like that. */
  readonly code: (rows: number) => string
}

/** How a port's values are written in a script: labels as numbers of classes, everything else as the network takes it. */
function storedAs({ shape, vocabulary, labels }: TensorType): Stored {
  const below = labels?.classes ?? vocabulary
  // A class is one number, whatever the network makes of it.
  const own = labels ? shape.slice(0, labels.encoding === 'index' ? shape.length : -1) : shape
  const sizes = (rows: number | string) => sizesOf([rows, ...own])
  const kind = labels ? 'numbers of classes' : vocabulary === undefined ? 'numbers' : 'ids'
  return below === undefined
    ? { words: `${sizes('rows')}, ${kind}`, code: (rows) => `rng.normal(size=${sizes(rows)})` }
    : {
        words: `${sizes('rows')}, ${kind} from 0 to ${below - 1}`,
        code: (rows) => `rng.integers(${below}, size=${sizes(rows)})`,
      }
}

/** Random numbers for a network that came without its data, at the place where a person puts real ones. */
export const standInScript: DatasetScripts[string] = (p: Params) => {
  const { rows, outputs } = standIn.describe(p as Parameters<typeof standIn.describe>[0])
  const ports = Object.entries(outputs).map(([port, type]) => ({ port, ...storedAs(type) }))
  return {
    about: 'Random numbers in place of the data that this network was made for.',
    random: true,
    body: [
      '# Put your data here, arrays of NumPy of any number of rows:',
      ...ports.map(({ port, words }) => `#   ${port}: ${words}`),
      ...ports.map(({ port, code }) => `${port} = ${code(rows)}`),
      '',
    ].join('\n'),
  }
}
