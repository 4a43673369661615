import type { Language } from '@shared/language'
import type { TFunction } from 'i18next'
import type { ColorScheme } from './palette'

/** A weight tensor, row after row. */
export interface KnownWeight {
  readonly shape: readonly number[]
  readonly values: readonly number[]
}
/** Weights by the node that has them, and by name. */
export type KnownWeights = Readonly<Record<string, Readonly<Record<string, KnownWeight>>>>

/** How a picture is drawn. */
export interface PictureOptions {
  readonly language: Language
  readonly t: TFunction
  readonly colors: ColorScheme
  /** Size of most letters, px; everything else grows with it. */
  readonly fontSize: number
  /** `false`: the paper lets through what lies behind. */
  readonly paper: boolean
}

/** Number `index` of a tensor; `undefined`: there is none. */
export function weightAt(weight: KnownWeight | undefined, index: readonly number[]): number | undefined {
  if (!weight || weight.shape.length !== index.length) return undefined
  return weight.values[index.reduce((place, at, axis) => place * (weight.shape[axis] ?? 1) + at, 0)]
}
