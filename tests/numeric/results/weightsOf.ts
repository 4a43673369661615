import { snapshotWeights } from '../../../src-main/trainer/inspect/snapshotWeights'
import type { Told } from '../trainer/trainDocument'
import { networkOf } from './networkOf'

/** A weight of the trained network, row after row, by `node/name`. */
export async function weightsOf(run: Told): Promise<(path: string) => readonly number[]> {
  const snapshot = await snapshotWeights(networkOf(run))
  return (path) => {
    const [node = '', name = ''] = path.split('/')
    const weight = snapshot[node]?.[name]
    if (!weight) throw new Error(`There is no weight ${path}`)
    return Array.from(weight.values)
  }
}
