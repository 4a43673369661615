import { ok, type Result } from '@shared/result'
import { trainerFailure } from '@shared/training/problems/trainerProblem'
import type { WeightChange } from '@shared/training/weightEdit'
import { readTensors } from '../engine/readTensors'
import type { Weight } from '../program/createWeights'
import { weightCell } from '../program/weightCell'
import type { OpenNetwork } from './openNetwork'

/** Changes by the weight that they are of, as places in the list. */
type ByWeight = ReadonlyMap<Weight, readonly number[]>

/** Finds the weights of changes, those of the lender where a node shares them. Refused: a place that is none, a number that is not finite. */
function findWeights(
  { plan, weights }: Pick<OpenNetwork, 'plan' | 'weights'>,
  changes: readonly WeightChange[],
): Result<ByWeight> {
  const found = new Map<Weight, number[]>()
  for (const [place, { node, name, index, value }] of changes.entries()) {
    const checked = plan.checked.nodes[node]
    if (!checked) return trainerFailure('layerUnknown', { node })
    const title = checked.node.name ?? node
    const own = weights.of(node)
    const weight = Object.hasOwn(own, name) ? own[name] : undefined
    if (!weight) return trainerFailure('weightUnknown', { node: title, weight: name })
    const { size } = weight.value
    if (!Number.isInteger(index) || index < 0 || index >= size)
      return trainerFailure('weightPlace', { node: title, weight: name, index, size })
    if (!Number.isFinite(Math.fround(value))) return trainerFailure('weightNotFinite')
    const places = found.get(weight)
    if (places) places.push(place)
    else found.set(weight, [place])
  }
  return ok(found)
}

/**
 * Puts numbers into weights, all or none, at once: all others in these tensors stay what they are to the bit.
 *
 * @param put Told the cell of each weight that has become another.
 * @returns What the numbers were, in the order of the changes, once it is asked for.
 */
export function putWeights(
  open: Pick<OpenNetwork, 'tf' | 'plan' | 'weights'>,
  changes: readonly WeightChange[],
  put: (cell: string) => void = () => undefined,
): Result<() => Promise<readonly number[]>> {
  const { tf } = open
  const found = findWeights(open, changes)
  if (!found.ok) return found
  const before = [...found.value].map(([{ node, name, value: cell }, places]) => {
    const tensor = tf.keep(tf.clone(cell))
    const chosen = new Uint8Array(cell.size)
    const values = new Float32Array(cell.size)
    for (const place of places) {
      const { index, value } = changes[place] as WeightChange
      chosen[index] = 1
      values[index] = value
    }
    tf.tidy(() => {
      const wanted = tf.tensor(chosen, cell.shape, 'bool')
      cell.assign(tf.where(wanted as never, tf.tensor(values, cell.shape), cell as never))
    })
    put(weightCell(node, name))
    return { tensor, places }
  })
  return ok(async () => {
    const tensors = before.map(({ tensor }) => tensor)
    const read = await readTensors(tf, tensors)
    tensors.forEach((tensor) => tensor.dispose())
    const values = new Array<number>(changes.length).fill(0)
    before.forEach(({ places }, i) => {
      for (const place of places) values[place] = Number(read[i]?.[changes[place]?.index ?? 0])
    })
    return values
  })
}

/** An edit that was made, once it is known what the numbers were. */
export async function settled<T extends object>({
  before,
  ...facts
}: T & { readonly before: ReturnType<typeof putWeights> }): Promise<
  Result<Omit<T, 'before'> & { readonly before: readonly number[] }>
> {
  return before.ok ? ok({ ...facts, before: await before.value() }) : before
}
