import type { Language } from './language'

/** A share (0–1) as percent, with `least` to `most` digits after the point: `97.4%`; in Ukrainian `97,4 %`, with a space that never breaks. */
export function percentText(share: number, language: Language, most: number, least = 0): string {
  const options = { style: 'percent', minimumFractionDigits: least, maximumFractionDigits: most } as const
  const text = new Intl.NumberFormat(language, options).format(share)
  return language === 'uk' ? text.replace(/\s?%/, '\u00a0%') : text
}
