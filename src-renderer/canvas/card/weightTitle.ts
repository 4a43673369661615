import type { TFunction } from 'i18next'

/** A weight in words; of a layer that reads both ways with an arrow for its direction. */
export function weightTitle(name: string, t: TFunction): string {
  const [, way, own = name] = /^(forward|backward)_(.+)$/.exec(name) ?? []
  const title = t(`inspector.weightNames.${own}`, { defaultValue: own })
  return way === undefined ? title : `${title} ${way === 'forward' ? '→' : '←'}`
}
