import type { Labels } from '@shared/catalog/define/tensorType'

/** Names of the classes that labels mean, in their order. */
export function classNames({ names, classes, encoding }: Labels): readonly string[] {
  const name = (i: number): string => (encoding === 'signed' ? ['−1', '+1'][i] : undefined) ?? String(i)
  return names ?? Array.from({ length: Math.max(2, classes) }, (_, i) => name(i))
}
