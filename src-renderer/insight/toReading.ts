import type { Reads } from '@shared/catalog/define/loss'
import { middleOf } from '@shared/catalog/define/middleOf'
import { storedSize, type Labels, type TensorType } from '@shared/catalog/define/tensorType'

/** What a network says of one row, as people read it: a share for each class, or plain numbers. */
export type Reading =
  | { readonly kind: 'classes'; readonly shares: readonly number[]; readonly names: readonly string[] }
  /** `verdict`: the class that the values answer with, where there are classes. */
  | { readonly kind: 'values'; readonly values: readonly number[]; readonly verdict?: Verdict }
  /** The best class at each moment. */
  | { readonly kind: 'sequence'; readonly answers: readonly number[]; readonly names: readonly string[] }

interface Verdict {
  readonly best: number
  readonly names: readonly string[]
}

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x))
function softmax(scores: readonly number[]): number[] {
  const top = Math.max(...scores)
  const powers = scores.map((score) => Math.exp(score - top))
  const sum = powers.reduce((a, b) => a + b, 0)
  return powers.map((power) => power / sum)
}

const namesOf = ({ names, classes, encoding }: Labels): readonly string[] =>
  names ?? Array.from({ length: classes }, (_, i) => String(encoding === 'signed' ? i * 2 - 1 : i))

/**
 * Reads a prediction as the loss that taught it does: shares stay, scores become shares, and other numbers are shown as they are,
 * with the class they answer with. Sigmoids judge each class by itself, so theirs need not add up to 1.
 */
export function toReading(row: readonly number[], target: TensorType, reads: Reads): Reading {
  const { labels } = target
  if (!labels) return { kind: 'values', values: row }
  const names = namesOf(labels)
  const moments = storedSize(target)
  if (moments > 1) {
    const width = row.length / moments
    const answers = Array.from({ length: moments }, (_, moment) => {
      const scores = row.slice(moment * width, (moment + 1) * width)
      return scores.indexOf(Math.max(...scores))
    })
    return { kind: 'sequence', answers, names }
  }
  const [score = 0] = row
  const alone = row.length === 1
  if (reads === 'margin' || reads === 'values') {
    const best = alone ? Number(score > middleOf(reads, labels.encoding)) : row.indexOf(Math.max(...row))
    return { kind: 'values', values: row, verdict: { best, names } }
  }
  if (!alone) return { kind: 'classes', shares: reads === 'logits' ? softmax(row) : row, names }
  const share = reads === 'logits' ? sigmoid(score) : score
  return { kind: 'classes', shares: [1 - share, share], names }
}
