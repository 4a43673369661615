import { sizeOf } from '@shared/catalog/define/tensorType'
import { ok } from '@shared/result'
import { trainerFailure } from '@shared/training/problems/trainerProblem'
import type { Inputs } from '../inspect/feedRows'
import { throughRows } from '../inspect/throughRows'
import type { LookDefinition } from './defineLook'
import { answering, measuredParts, scoresOf, type Part } from './scored'

interface Patch {
  readonly size: number
  readonly fill: number
  readonly top: number
  readonly left: number
}

/** A row with a patch over the picture that is a part of it. */
function covered(row: readonly number[], { shape, at }: Part, { size, fill, top, left }: Patch): number[] {
  const [height = 1, width = 1, channels = 1] = shape
  const next = [...row]
  for (let y = top; y < Math.min(height, top + size); y++)
    for (let x = left; x < Math.min(width, left + size); x++)
      for (let c = 0; c < channels; c++) next[at + (y * width + x) * channels + c] = fill
  return next
}

/** Scores of one output while a patch moves over the picture of a row. */
export const occlusion: LookDefinition<'occlusion'> = async ({ network: open, compute, read }, question) => {
  const { rows, output, size, stride, fill, from, count } = question
  const answer = answering(open)
  if (!answer.ok) return answer
  const picture = measuredParts(open, answer.value).find(({ shape }) => shape.length === 3)
  if (!picture) return trainerFailure('noScores')
  const base = await throughRows(open, answer.value.nodes, { ...rows, count: 1 })
  if (!base.ok) return base
  const { facts } = base.value
  const [height = 1, width = 1] = picture.shape
  const [lines, columns] = [Math.ceil(height / stride), Math.ceil(width / stride)]
  const places = Array.from({ length: Math.max(0, Math.min(count, lines * columns - from)) }, (_, i) => from + i)
  const made: Inputs = Object.fromEntries(
    Object.entries(facts.inputs).map(([node, [row = []]]) => [
      node,
      // The row as it is comes first.
      [row, ...places.map((place) => {
        const [top, left] = [Math.floor(place / columns) * stride, (place % columns) * stride]
        return node === picture.node ? covered(row, picture, { size, fill, top, left }) : row
      })],
    ]),
  ) // prettier-ignore
  base.value.release()
  const fed = await throughRows(open, answer.value.nodes, { inputs: made, from: 0, count: places.length + 1 })
  if (!fed.ok) return fed
  try {
    const told = await read(
      compute((now) => ({ scores: scoresOf(now, answer.value, fed.value.take(), places.length + 1) })),
    )
    if (!told.ok) return told
    const { shape, values } = told.value.scores
    const outputs = sizeOf(shape.slice(1))
    const scores = values.slice(0, outputs)
    const all = places.map((_, i) => values[(i + 1) * outputs + output] ?? NaN)
    return output < outputs ? ok({ ...facts, scores, columns, lines, covered: all }) : trainerFailure('noScores')
  } finally {
    fed.value.release()
  }
}
