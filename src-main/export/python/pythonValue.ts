import { isKerasItem, type KerasItem } from '@shared/catalog/define/layer'
import { customClasses } from './customClasses'

/** What a class of Keras, or one that the script carries, is called by. */
export const pythonClass = ({ className, module }: Pick<KerasItem, 'className' | 'module'>): string =>
  className in customClasses ? className : module ? `keras.${module}.${className}` : `layers.${className}`

/** Words of Python as they are: what a layer computes, written out. */
interface PythonCode {
  readonly python: string
}
const isCode = (value: unknown): value is PythonCode => typeof value === 'object' && value !== null && 'python' in value

/** A text in double quotes. */
export const pythonText = (text: string): string => JSON.stringify(text).replace(/\\\//g, '/')

/** A number or text, a tuple for a list, `layers.X(...)` for a layer, `keras.regularizers.X(...)` for what belongs to a weight, and code as it is. */
export function pythonValue(value: unknown): string {
  if (value === null || value === undefined) return 'None'
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (typeof value === 'string') return pythonText(value)
  if (Array.isArray(value))
    return value.length === 1 ? `(${pythonValue(value[0])},)` : `(${value.map(pythonValue).join(', ')})`
  if (isCode(value)) return value.python
  if (isKerasItem(value)) return `${pythonClass(value)}(${keywords(value.config).join(', ')})`
  return String(value)
}

/** `name=value` for each entry. */
export const keywords = (config: Readonly<Record<string, unknown>>): string[] =>
  Object.entries(config).map(([name, value]) => `${name}=${pythonValue(value)}`)
