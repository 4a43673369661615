import { ok, type Result } from '@shared/result'
import { defineImporter, type Imported } from '../defineImporter'
import type { ImportFile } from '../files/ImportFile'
import { importFailure, importProblem } from '../importProblem'
import { takeWeights } from '../keras/takeWeights'
import { toDocument } from '../keras/toDocument'
import { readOnnxGraph } from './OnnxGraph'
import { prepareGraph } from './prepareGraph'
import { fieldsOf } from './proto/readMessage'
import { toModelGraph, type ReadModel } from './toModelGraph'

/** Fields of a model that are looked at to know one. */
const LOOKED_AT = 200
const FIELDS = { version: 1, graph: 7, highest: 30 }

function toImported({ name }: ImportFile, { graph, arrays, gateSlope, moved }: ReadModel): Result<Imported> {
  const title = name.replace(/\.onnx$/i, '')
  const built = toDocument(graph, {}, title === 'model' && graph.name !== '' ? graph.name : title)
  if (!built.ok) return built
  const { document, owners, missing, notices } = built.value
  const bank = { of: (layer: Parameters<typeof arrays.get>[0]) => arrays.get(layer) ?? [] }
  const taken = takeWeights(document, owners, bank, gateSlope !== undefined && Math.abs(gateSlope - 0.2) < 1e-6)
  if (!taken.ok) return taken
  const names = [...new Set(missing.map(({ className }) => className))].join(', ')
  const { weights } = taken.value
  return ok({
    document,
    missing,
    notices: [
      ...(missing.length > 0 ? [importProblem('importLayersMissing', { names })] : []),
      ...(moved ? [importProblem('importChannelsMoved')] : []),
      ...notices,
      ...taken.value.notices,
    ],
    ...(weights && { weights }),
  })
}

/** ONNX files: operators that make up layers become these layers, with their weights. */
export const onnxImporter = defineImporter({
  id: 'onnx',
  recognizes: ({ bytes }) => {
    const { numbers, whole } = fieldsOf(bytes, LOOKED_AT)
    const has = (field: number): boolean => numbers.has(field)
    const possible = [...numbers].every((field) => field > 0 && field <= FIELDS.highest)
    // A file that is cut off inside its graph is one nevertheless.
    return possible && has(FIELDS.graph) && (has(FIELDS.version) || whole)
  },
  read: (file) => {
    const graph = readOnnxGraph(file)
    if (!graph.ok) return graph
    try {
      return toImported(file, toModelGraph(prepareGraph(graph.value)))
    } catch (error) {
      return importFailure('importNotNetwork', { name: file.name }, error)
    }
  },
})
