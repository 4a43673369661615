import { sizeOf, type Shape } from '@shared/catalog/define/tensorType'
import { checkGraph } from '@shared/compile/checkGraph'
import { ownWeights } from '@shared/compile/weightOwner'
import type { GraphDocument } from '@shared/graph/document'
import { ok, type Problem, type Result } from '@shared/result'
import { weightCell } from '../../trainer/program/weightCell'
import type { ImportedWeights } from '../defineImporter'
import type { StoredArray } from '../files/openH5'
import { importFailure, importProblem } from '../importProblem'
import type { ModelLayer } from './ModelGraph'
import { scaleHardGates } from './scaleHardGates'

/** Arrays of a file by the layer that they belong to, in Keras's order. */
export interface WeightBank {
  of(layer: ModelLayer): readonly StoredArray[]
}

const same = (a: Shape, b: Shape): boolean => a.length === b.length && a.every((size, i) => size === b[i])

export interface Taken {
  readonly weights?: ImportedWeights
  readonly notices: readonly Problem[]
}

/** Most numbers that the weights of a network may have. */
const MOST_NUMBERS = 2 ** 28

/**
 * Values for the weights of a document's nodes from a file's arrays. Arrays of other shapes, and numbers that are not finite, leave the network
 * without weights and say so.
 *
 * @param hardGates Hard sigmoids in the file have the slope 0.2 of Keras before 3.
 * @throws Error where the file is damaged.
 */
export function takeWeights(
  document: GraphDocument,
  owners: ReadonlyMap<ModelLayer, string>,
  bank: WeightBank,
  hardGates: boolean,
): Result<Taken> {
  const { nodes } = checkGraph(document)
  const weights: Record<string, Float32Array> = {}
  let left = MOST_NUMBERS
  let partly = false
  for (const [layer, id] of owners) {
    const checked = nodes[id]
    if (!checked?.item) continue
    const specs = Object.entries(ownWeights(checked))
    const foreign =
      checked.node.type === 'foreign' ||
      (specs.length === 0 && checked.incoming.length > 0 && Object.keys(checked.outputs).length === 0)
    if (foreign) partly = true
    if (specs.length === 0) continue
    const arrays = bank.of(layer)
    if (arrays.length !== specs.length)
      return ok({ notices: [importProblem('importWeightsUnfit', { name: layer.name })] })
    for (const [k, [name, { shape }]] of specs.entries()) {
      const array = arrays[k]
      if (!array || !same(array.shape, shape))
        return ok({ notices: [importProblem('importWeightsUnfit', { name: layer.name })] })
      left -= sizeOf(shape)
      if (left < 0) return importFailure('importTooLarge', { name: layer.name, megabytes: 1025, limit: 1024 })
      const values = array.read()
      if (!values.every(Number.isFinite))
        return ok({ notices: [importProblem('importWeightsSpoiled', { name: layer.name })] })
      weights[weightCell(id, name)] = hardGates ? scaleHardGates(checked, name, values) : values
    }
  }
  const notices = partly ? [importProblem('importWeightsPartly')] : []
  return ok(Object.keys(weights).length === 0 ? { notices } : { weights, notices })
}
