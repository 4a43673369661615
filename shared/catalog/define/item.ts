import type { Localized } from '../../language'
import type { ParamSpecs } from './params'

/** Categories in palette order; each has a color in both themes. */
export const CATEGORIES = [
  'data',
  'convolution',
  'sequence',
  'core',
  'merge',
  'activation',
  'regularize',
  'classical',
  'objective',
  'rule',
] as const
export type Category = (typeof CATEGORIES)[number]

/** The words of an item in one language. `params` names each parameter and says what it does in one sentence. */
export interface ItemText {
  readonly title: string
  /** Title on the card where the full one is too long for it (about 14 characters). */
  readonly short?: string
  /** Other names by which it is looked for: the lecture's, a figure's, what it is good for. */
  readonly keywords?: readonly string[]
  /** What it does and when to use it; the lecture's words where it has them. */
  readonly help: string
  /** What goes wrong with it most often, and what helps. */
  readonly pitfall?: string
  /** One line of mathematics in Unicode, such as `y_{k} = φ(x^{2} + b_{k})`: `_{…}` lowers, `^{…}` raises what is in braces. */
  readonly formula?: string
  readonly params: Readonly<
    Record<
      string,
      { readonly title: string; readonly help: string; readonly options?: Readonly<Record<string, string>> }
    >
  >
  /** Titles of ports where there are several. */
  readonly ports?: Readonly<Record<string, string>>
  /** Titles of the feature columns of a table, by name, where the name is a word and no symbol. */
  readonly features?: Readonly<Record<string, string>>
}

/** A number, or rows of numbers within each other. */
export type Nested = number | readonly Nested[]

/** A handful of numbers that show an item at work, where those that fit any item of its kind tell little. */
export interface TinyExample {
  readonly params?: Readonly<Record<string, unknown>>
  /** What comes in at each port, of one sample; with `batch`, of several. */
  readonly inputs?: readonly Nested[]
  readonly batch?: true
  /** Of a loss whose gradient leaves a part out on purpose: no slope is told, for a difference has that part. */
  readonly slopeless?: true
  /** Of a rule: the weights of its layer. */
  readonly weights?: Readonly<Record<string, Nested>>
}

/** What every item of the catalog has. */
export interface ItemBase<S extends ParamSpecs> {
  readonly id: string
  readonly params: S
  readonly text: Localized<ItemText>
  /** Items that are best known beside it: ids of nodes, or ids with the folder of their kind, `optimizers/adam`. */
  readonly related?: readonly string[]
  /** Where the lecture has it: numbers of formulas and figures. */
  readonly lecture?: string
  /** `null`: a few numbers show nothing of it. */
  readonly example?: TinyExample | null
}

/** A port of a node. */
export interface PortSpec {
  readonly name: string
  /** `true`: takes any number of edges, in the order of the edges in the document (Add, Concatenate). */
  readonly many?: boolean
  /** `true`: may be left empty, if all ports after it are as well. */
  readonly optional?: boolean
  /** `true`: takes whole numbers only, such as places in a list; nothing flows back through it. */
  readonly ids?: boolean
}

/** What a person can put on the canvas has these as well. */
export interface NodeItem {
  readonly category: Category
  /** One or two characters drawn in the colored square of the card. */
  readonly icon: string
  readonly inputs: readonly PortSpec[]
  readonly outputs: readonly PortSpec[]
  /** `true`: an import makes it; nobody is offered one. */
  readonly onlyImported?: true
}

/** Something an item finds wrong with its inputs or parameters. `code` must exist in the diagnostic texts. */
export interface ItemProblem {
  readonly code: string
  readonly values?: Readonly<Record<string, string | number>>
  /** Where: an input port or a parameter; neither: the node itself. */
  readonly port?: string
  readonly param?: string
  readonly severity?: 'error' | 'warning' | 'info'
  readonly fixes?: readonly FixHint[]
}

/** What would mend a problem, said without knowing the document; the checker turns it into an edit. */
export type FixHint =
  | {
      readonly kind: 'setParam'
      readonly on: 'self' | 'upstream'
      readonly port?: string
      readonly param: string
      readonly value: string | number | boolean | readonly number[]
    }
  | {
      readonly kind: 'insertBefore'
      readonly port: string
      readonly type: string
      readonly params?: Readonly<Record<string, string | number | boolean | readonly number[]>>
    }
  | { readonly kind: 'replaceType'; readonly type: string }
  /** Makes the node at the other end of this port another type. */
  | { readonly kind: 'replaceUpstream'; readonly port: string; readonly type: string }
  /** Joins a near output to this port, which takes many, besides those it has. */
  | { readonly kind: 'connectMore'; readonly port: string }
  /** Makes the last axis of one of the inputs, counted from 1, so wide. */
  | { readonly kind: 'widen'; readonly position: number; readonly width: number }
  /** Sets what the numbers of the data are written with, so that they run from `least` to `most`. */
  | { readonly kind: 'setValues'; readonly port: string; readonly least: number; readonly most: number }
  /** Sets the label encoding of the data node that feeds this port. */
  | { readonly kind: 'setEncoding'; readonly port: string; readonly encoding: string }
