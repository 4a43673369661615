import { MAX_SAMPLE_SIZE } from '@shared/catalog/define/params'
import { fail, ok, type Result } from '@shared/result'

const MAX_RANK = 6

/** Sizes as a person types them: `28×28×1`, `28, 28, 1`, `28x28`. −1 stands for "whatever is left". */
export function parseShape(text: string): Result<number[], 'notShape'> {
  const parts = text
    .trim()
    .split(/\s*[×x*,;\s]\s*/i)
    .filter((part) => part !== '')
  const sizes = parts.map((part) => Number(part.replace('−', '-')))
  const good =
    sizes.length <= MAX_RANK &&
    sizes.every((size) => Number.isInteger(size) && size >= -1 && size !== 0 && size <= MAX_SAMPLE_SIZE)
  return good ? ok(sizes) : fail('notShape')
}
