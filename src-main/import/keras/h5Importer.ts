import { defineImporter } from '../defineImporter'
import { isH5, openH5, type H5 } from '../files/openH5'
import { importFailure } from '../importProblem'
import { importModel } from './importModel'
import { namedBank, type NamedArray } from './namedBank'
import { isPlain, toWords } from './toWords'

const WEIGHTS = '/model_weights'

/** A list that an attribute holds, or several in pieces where it was too long for one. */
function listOf(file: H5, path: string, attribute: string): readonly string[] {
  const whole = file.texts(path, attribute)
  if (whole) return whole
  const pieces: string[] = []
  for (let i = 0; ; i++) {
    const piece = file.texts(path, `${attribute}${i}`)
    if (!piece) return pieces
    pieces.push(...piece)
  }
}

/** Every array of the model in its order. */
function arraysOf(file: H5): readonly NamedArray[] {
  const groups = listOf(file, WEIGHTS, 'layer_names')
  return groups.flatMap((group) =>
    listOf(file, `${WEIGHTS}/${group}`, 'weight_names').flatMap((name): NamedArray[] => {
      const array = file.array(`${WEIGHTS}/${group}/${name}`)
      return array ? [{ ...array, words: [group, ...name.replace(/:0$/, '').split('/')] }] : []
    }),
  )
}

/** Keras before 3 and its `.h5` files since: one HDF5 file of description and weights. */
export const h5Importer = defineImporter({
  id: 'h5',
  recognizes: ({ bytes }) => isH5(bytes),
  read: async ({ name, bytes }) => {
    const opened = await openH5(bytes, name)
    if (!opened.ok) return opened
    const file = opened.value
    try {
      const config = file.text('/', 'model_config')
      if (config === undefined) {
        const holdsWeights = file.has('/layers') || file.has(WEIGHTS) || file.texts('/', 'layer_names') !== undefined
        return importFailure(holdsWeights ? 'importNoModel' : 'importUnknown', { name })
      }
      const words = toWords(config, name)
      if (!words.ok) return words
      const training = toWords(file.text('/', 'training_config') ?? '{}', name)
      const compiled = training.ok && isPlain(training.value) ? training.value : {}
      const version = file.text('/', 'keras_version') ?? file.text(WEIGHTS, 'keras_version') ?? ''
      return importModel({
        name,
        words: words.value,
        compiled: { losses: compiled['loss'], optimizer: compiled['optimizer_config'] },
        bank: namedBank(arraysOf(file)),
        hardGates: !/^[3-9]/.test(version),
      })
    } catch (error) {
      return importFailure('importDamaged', { name }, error)
    } finally {
      file.close()
    }
  },
})
