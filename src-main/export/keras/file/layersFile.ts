import { basename, extname } from 'node:path'
import type { ExportFile } from '../../defineExporter'
import { customClasses } from '../../python/customClasses'
import { toKerasName } from '../kerasNames'
import type { OperationGraph } from './Operation'
import { customClassesIn } from './toKerasObject'

/** Classes that a model needs and Keras lacks, in the order in which a file defines them. */
export function missingClasses({ operations }: OperationGraph): readonly string[] {
  const needed = new Set(operations.flatMap(({ object }) => customClassesIn(object)))
  return Object.keys(customClasses).filter((name) => needed.has(name))
}

/** Name of the Python module with the classes for the model of a path. */
export const layersModule = (path: string): string =>
  `${toKerasName(basename(path, extname(path))) || 'network'}_layers`

/** Several models may be loaded one after another, each with a module of its own. */
const REGISTER = `def register(cls):
    known = keras.saving.get_registered_object(f"neuroloom>{cls.__name__}")
    return known or keras.saving.register_keras_serializable(package="neuroloom")(cls)
`
const DECORATOR = '@keras.saving.register_keras_serializable(package="neuroloom")'

/** The Python module that registers classes, so that Keras finds them by name. */
export const layersFile = (path: string, classes: readonly string[]): ExportFile => ({
  name: `${layersModule(path)}.py`,
  content: [
    '"""Layers that Keras lacks. Import this module before the model is loaded."""\n\nimport keras\nimport numpy as np\nfrom keras import layers\n\n',
    REGISTER,
    ...classes.map((name) => `\n${(customClasses[name] ?? '').replace(DECORATOR, '@register')}`),
  ].join('\n'),
})
