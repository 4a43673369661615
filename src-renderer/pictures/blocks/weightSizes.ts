import type { CheckedNode } from '@shared/compile/checkedGraph'
import { formatShape } from '../../i18n/format'

/** Letters that books use for weights of these names. */
const LETTERS: Readonly<Record<string, string>> = {
  kernel: 'W',
  recurrent_kernel: 'U',
  bias: 'b',
  hiddenBias: 'b',
  visibleBias: 'a',
  gamma: 'γ',
  beta: 'β',
  moving_mean: 'μ',
  moving_variance: 'σ²',
  embeddings: 'E',
  query_kernel: 'Wq',
  key_kernel: 'Wk',
  value_kernel: 'Wv',
  attention_output_kernel: 'Wo',
  query_bias: 'bq',
  key_bias: 'bk',
  value_bias: 'bv',
  attention_output_bias: 'bo',
  depthwise_kernel: 'D',
  pointwise_kernel: 'P',
  centers: 'c',
  widths: 'σ',
  alpha: 'α',
}
const DIRECTIONS = [
  ['forward_', '→'],
  ['backward_', '←'],
] as const

/** What a weight is called in a picture: a letter where there is a usual one, or its own name. */
function letterOf(name: string): string {
  for (const [start, sign] of DIRECTIONS) if (name.startsWith(start)) return letterOf(name.slice(start.length)) + sign
  return LETTERS[name] ?? name.replace(/_/g, ' ')
}

/**
 * Sizes of a node's weights, those of one size together: `W 784×128`, `b 128`, `γ, β, μ, σ² 32`. A node that shares weights has the sizes of
 * those it shares.
 */
export function weightSizes({ weights }: Pick<CheckedNode, 'weights'>): readonly string[] {
  const bySize = new Map<string, string[]>()
  for (const [name, { shape }] of Object.entries(weights)) {
    const size = formatShape(shape)
    bySize.set(size, [...(bySize.get(size) ?? []), letterOf(name)])
  }
  return [...bySize].map(([size, names]) => `${names.join(', ')} ${size}`)
}
