import { predict } from '../../../src-main/trainer/inspect/predict'
import type { Told } from '../trainer/trainDocument'
import { networkOf } from './networkOf'

/** What the trained network predicts at each loss node for rows of one data node. */
export async function predicted(
  run: Told,
  data: string,
  rows: readonly (readonly number[])[],
): Promise<Readonly<Record<string, readonly (readonly number[])[]>>> {
  const found = await predict(networkOf(run), { [data]: rows })
  if (!found.ok) throw new Error(found.error.message)
  return Object.fromEntries(Object.entries(found.value.outputs).map(([node, output]) => [node, output.rows]))
}
