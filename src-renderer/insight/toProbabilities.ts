import type { TensorType } from '@shared/catalog/define/tensorType'

/** What a network says of one row, as people read it: a share for each class, or plain numbers. */
export type Reading =
  | { readonly kind: 'classes'; readonly shares: readonly number[]; readonly names: readonly string[] }
  | { readonly kind: 'values'; readonly values: readonly number[] }

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x))
function softmax(scores: readonly number[]): number[] {
  const top = Math.max(...scores)
  const powers = scores.map((score) => Math.exp(score - top))
  const sum = powers.reduce((a, b) => a + b, 0)
  return powers.map((power) => power / sum)
}

/** Reads a prediction in the light of what it was trained to match; scores that no activation made into shares are turned into shares here. Sigmoids judge each class by itself, so theirs need not add up to 1. */
export function toReading(row: readonly number[], type: TensorType, target: TensorType): Reading {
  const { labels } = target
  if (!labels) return { kind: 'values', values: row }
  const names = labels.names ?? Array.from({ length: labels.classes }, (_, i) => String(i))
  if (row.length === 1) {
    const [score = 0] = row
    const share =
      type.activation === 'sigmoid'
        ? score
        : labels.encoding === 'signed' && type.activation === 'tanh'
          ? (score + 1) / 2
          : sigmoid(score)
    return { kind: 'classes', shares: [1 - share, share], names }
  }
  const isShare = type.activation === 'softmax' || type.activation === 'sigmoid'
  return { kind: 'classes', shares: isShare ? row : softmax(row), names }
}
