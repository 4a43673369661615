import { nodeItems, type NodeDefinition } from '@shared/catalog/catalog'
import type { BlockDefinition } from '@shared/catalog/define/block'
import { chosen } from '@shared/catalog/chosen'
import type { ItemBase } from '@shared/catalog/define/item'
import { itemId, type ItemKind, type ParamSpecs } from '@shared/catalog/define/params'
import type { Language } from '@shared/language'
import type { TFunction } from 'i18next'
import { decimalSign } from '../../i18n/decimalSign'
import { writeNumber } from '../../i18n/writeNumber'
import { sameValue } from '../flow/sameValue'

/** Title of the catalog item of this id in the person's language; an unknown one is called by its id. */
const itemTitle = (type: string, language: Language): string => nodeItems.get(type)?.text[language].title ?? type

/** What a node is called: the person's name for it, or its item's title. */
export const nodeTitle = (
  node: { readonly type: string; readonly name?: string | undefined },
  language: Language,
): string => node.name || itemTitle(node.type, language)

/** What a node is called on its card, where there is little room. */
export const cardTitle = (
  node: { readonly type: string; readonly name?: string | undefined },
  language: Language,
): string => node.name || (nodeItems.get(node.type)?.text[language].short ?? itemTitle(node.type, language))

/** Title of a port; empty for the only one on its side, which needs none. A port nobody knows is called by its name. */
export const portTitle = (type: string, port: string, language: Language): string => {
  const item = nodeItems.get(type)
  const alone =
    item && [item.inputs, item.outputs].some(([first, ...more]) => first?.name === port && more.length === 0)
  return item?.text[language].ports?.[port] ?? (alone ? '' : port)
}

/** A port with its side, in words: `Output`, `Input Target`. */
export const portWords = (
  type: string,
  { port, side }: { readonly port: string; readonly side: 'input' | 'output' },
  language: Language,
  t: TFunction,
): string =>
  t(side === 'input' ? 'canvas.inputPort' : 'canvas.outputPort', { title: portTitle(type, port, language) }).trim()

/** A chosen item in words, with those of its parameters that are not its defaults: `Leaky ReLU (0.3)`. */
export function chosenText(kind: ItemKind, value: unknown, language: Language): string {
  const found = chosen(kind, value)
  if (!found) return itemId(value)
  const { item, params } = found
  const shown = Object.entries(item.params)
    .filter(([param, spec]) => !sameValue(params[param], spec.default))
    .map(([param]) => paramValueText(item, param, params[param], language))
  const { title } = item.text[language]
  return shown.length === 0 ? title : `${title} (${shown.join(', ')})`
}

/** A parameter's value in words: titles of chosen items and options, of what is switched on, sizes as `5×5`. */
export function paramValueText(item: ItemBase<ParamSpecs>, param: string, value: unknown, language: Language): string {
  const spec = item.params[param]
  if (spec?.type === 'item') return chosenText(spec.kind, value, language)
  if (typeof value === 'number') return writeNumber(value, language)
  if (spec?.type === 'choice') return item.text[language].params[param]?.options?.[String(value)] ?? String(value)
  if (spec?.type === 'bool') return value === true ? (item.text[language].params[param]?.title ?? param) : '–'
  if (Array.isArray(value)) return value.join('×')
  return String(value)
}

/** The parameters that matter most, as the card shows them; empty where an item has none to show. */
export function nodeSummary(
  item: NodeDefinition | BlockDefinition,
  params: Readonly<Record<string, unknown>>,
  language: Language,
): string {
  if (item.kind === 'layer' || item.kind === 'block') {
    const text = item.summary(params as never, (param) => paramValueText(item, param, params[param], language))
    const isFormula = Object.values(item.params).some(({ type }) => type === 'formula')
    return isFormula ? text : decimalSign(text, language)
  }
  if (item.kind !== 'activation') return ''
  return Object.keys(item.params)
    .slice(0, 2)
    .flatMap((param) => {
      const value = paramValueText(item, param, params[param], language)
      if (typeof params[param] === 'boolean') return params[param] ? [value] : []
      return [`${item.text[language].params[param]?.title ?? param} ${value}`]
    })
    .join(' · ')
}
