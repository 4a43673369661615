import { z } from 'zod'

/** Most numbers that are changed at a time. */
const MOST_WEIGHT_CHANGES = 65_536

/** A number of a weight, by its place in the tensor row after row, and what it is to be. A node that shares weights names those that it uses. */
export const weightChange = z.object({
  node: z.string().min(1).max(128),
  name: z.string().min(1).max(128),
  index: z.number().int().min(0),
  value: z.number(),
})
export type WeightChange = z.infer<typeof weightChange>
/** Where a number of a weight stands. */
export type WeightPlace = Omit<WeightChange, 'value'>
export const weightPlaceKey = ({ node, name, index }: WeightPlace): string => `${node}/${name}/${index}`
export const weightChanges = z.array(weightChange).min(1).max(MOST_WEIGHT_CHANGES)

/** What somebody changed of the weights by hand, after so many steps: the first number, and how many there were. */
export const weightEdit = z.object({
  step: z.number().int().min(0),
  node: z.string(),
  name: z.string(),
  index: z.number().int().min(0),
  from: z.number(),
  to: z.number(),
  count: z.number().int().min(1),
})
export type WeightEdit = z.infer<typeof weightEdit>

/** What came of changing weights. */
export interface WeightsSet {
  /** Steps of training done. */
  readonly step: number
  /** What the numbers were, in the order in which they were changed. */
  readonly before: readonly number[]
}

/** The edit that a list of changes makes. */
export function toWeightEdit(changes: readonly WeightChange[], { step, before }: WeightsSet): WeightEdit {
  const [{ node, name, index, value } = { node: '', name: '', index: 0, value: 0 }] = changes
  return { step, node, name, index, from: before[0] ?? 0, to: Math.fround(value), count: changes.length }
}

/** The edit alone, of what tells more. */
export const editOf = ({ step, node, name, index, from, to, count }: WeightEdit): WeightEdit => ({
  step,
  node,
  name,
  index,
  from,
  to,
  count,
})

/** Most edits kept, the last ones. */
const MOST_EDITS = 500

/** Edits with one more: what moved one number at the same step is one edit, and none where the number is again what it was. */
export function joinEdits(edits: readonly WeightEdit[], edit: WeightEdit): readonly WeightEdit[] {
  const last = edits.at(-1)
  const joins =
    last?.step === edit.step &&
    last.node === edit.node &&
    last.name === edit.name &&
    last.index === edit.index &&
    last.count === edit.count
  if (!joins) return [...edits, edit].slice(-MOST_EDITS)
  const others = edits.slice(0, -1)
  return last.from === edit.to ? others : [...others, { ...last, to: edit.to }]
}
