import { catalog, nodeItems } from '../../catalog/catalog'
import type { ItemText } from '../../catalog/define/item'
import type { Language, Localized } from '../../language'
import { percentText } from '../../percentText'
import { plural } from '../../plural'

type Values = Readonly<Record<string, string | number>>

/** Kinds of items that may share their ids with others. */
const byKind: Readonly<Record<string, ReadonlyMap<string, { readonly text: Localized<ItemText> }>>> = {
  optimizer: catalog.optimizers,
  schedule: catalog.schedules,
  activation: catalog.activations,
  initializer: catalog.initializers,
  regularizer: catalog.regularizers,
  constraint: catalog.constraints,
}
const all = [nodeItems, ...Object.values(byKind), catalog.metrics]
/** What parameters choose among. */
const chosen = [catalog.activations, catalog.initializers, catalog.regularizers, catalog.constraints]

const textOf = (id: string, kind?: string): Localized<ItemText> | undefined => {
  const known = kind === undefined ? undefined : byKind[kind]
  return (known ?? all.find((items) => items.has(id)))?.get(id)?.text
}

const ENCODINGS: Readonly<Record<string, Localized>> = {
  oneHot: { en: 'one-hot', uk: 'one-hot' },
  index: { en: 'class numbers', uk: 'номери класів' },
  binary: { en: '0 and 1', uk: '0 та 1' },
  signed: { en: '−1 and +1', uk: '−1 та +1' },
}

/** The values of a diagnostic, as words of one language. Every method gives text, whatever is missing. */
export class Wording {
  constructor(
    private readonly values: Values,
    private readonly language: Language,
  ) {}

  /** A value as it is. */
  text(key: string): string {
    const value = this.values[key]
    return typeof value === 'number' ? this.number(key) : (value ?? '?')
  }

  /** A value as a number. */
  count(key: string): number {
    const value = Number(this.values[key])
    return Number.isFinite(value) ? value : 0
  }

  /** The title of the port, after a comma; nothing where the node has only one and it needs no title. */
  afterPort(key = 'port'): string {
    const title = this.port(key)
    return title === this.text(key) ? '' : `, ${title}`
  }

  /** A number as the language writes it. */
  number(key: string): string {
    return new Intl.NumberFormat(this.language, { maximumSignificantDigits: 12 }).format(this.count(key))
  }

  /** A share as percent. */
  percent(key: string): string {
    return percentText(this.count(key), this.language, 1)
  }

  /** The number with the word in the form that goes with it: `5 шарів`. */
  counted(key: string, one: string, few: string, many?: string): string {
    return `${this.number(key)} ${plural(this.language, this.count(key), one, few, many)}`
  }

  /** The form of a word that goes with a number. */
  plural(key: string, one: string, few: string, many?: string): string {
    return plural(this.language, this.count(key), one, few, many)
  }

  /** The title of the catalog item whose id a value is. */
  item(key = 'type'): string {
    const id = this.text(key)
    return (
      textOf(id, this.values['kind'] === undefined ? undefined : String(this.values['kind']))?.[this.language].title ??
      id
    )
  }

  /** The titles of the catalog items whose ids a value lists, with spaces between. */
  items(key: string): string {
    return this.text(key)
      .split(' ')
      .map((id) => textOf(id)?.[this.language].title ?? id)
      .join(', ')
  }

  /** The name of a node, or the title of its type. */
  node(nameKey = 'name', typeKey = 'type'): string {
    const name = this.values[nameKey]
    return typeof name === 'string' && name !== '' ? name : this.item(typeKey)
  }

  /** The title of the parameter whose id a value is. */
  param(key = 'param'): string {
    const id = this.text(key)
    const texts = textOf(this.text('type'), this.values['kind'] === undefined ? undefined : String(this.values['kind']))
    return texts?.[this.language].params[id]?.title ?? id
  }

  /** What a parameter holds, by the title of the option or item that it names. */
  setting(key = 'value'): string {
    const id = this.text(key)
    if (id === '[]') return this.language === 'uk' ? 'будь-що' : 'anything'
    const options = textOf(this.text('type'))?.[this.language].params[this.text('param')]?.options
    return (
      options?.[id] ??
      ENCODINGS[id]?.[this.language] ??
      chosen.find((items) => items.has(id))?.get(id)?.text[this.language].title ??
      id
    )
  }

  /** The title of a port. */
  port(key = 'port'): string {
    const id = this.text(key)
    return textOf(this.text('type'))?.[this.language].ports?.[id] ?? id
  }

  /** The title of the port in quotation marks, after a space; nothing where the node has only one and it needs no title. */
  quotedPort(key = 'port'): string {
    const title = this.port(key)
    if (title === this.text(key)) return ''
    return this.language === 'uk' ? ` «${title}»` : ` “${title}”`
  }

  /** A phase of training, by its number and title. */
  phase(): string {
    const title = this.values[`title_${this.language}`]
    const quoted = this.language === 'uk' ? ` «${title}»` : ` “${title}”`
    return `${this.language === 'uk' ? 'Фаза' : 'Phase'} ${this.number('phase')}${title === undefined ? '' : quoted}`
  }

  /** How labels are written. */
  encoding(key = 'encoding'): string {
    return ENCODINGS[this.text(key)]?.[this.language] ?? this.text(key)
  }

  /** The title of an activation. */
  activation(key = 'activation'): string {
    return catalog.activations.get(this.text(key))?.text[this.language].title ?? this.text(key)
  }

  /** The title of the activation, after a comma; nothing where there is none. */
  afterActivation(): string {
    return this.values['activation'] === undefined ? '' : `, ${this.activation()}`
  }
}
