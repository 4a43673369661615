import { ok, type Problem, type Result } from '@shared/result'
import type { Imported } from '../defineImporter'
import { importProblem } from '../importProblem'
import { readTopology } from './readTopology'
import { steepGates } from './steepGates'
import { takeWeights, type WeightBank } from './takeWeights'
import { toDocument, type Compiled } from './toDocument'
import { withoutUnused } from './withoutUnused'

export interface ModelFile {
  readonly name: string
  /** The network in Keras's words. */
  readonly words: unknown
  readonly compiled: Compiled
  readonly bank?: WeightBank
  /** Hard sigmoids in the file have the slope 0.2 of Keras before 3. */
  readonly hardGates: boolean
}

const titleOf = (name: string, model: string): string => {
  const bare = name.replace(/\.(keras|h5|hdf5|json)$/i, '')
  return bare === 'model' ? model : bare
}

/** A network in Keras's words with its weights as a document of ours. */
export function importModel({ name, words, compiled, bank, hardGates }: ModelFile): Result<Imported> {
  const graph = readTopology(words, name)
  if (!graph.ok) return graph
  const network = hardGates ? withoutUnused(steepGates(graph.value)) : graph.value
  const built = toDocument(network, compiled, titleOf(name, graph.value.name))
  if (!built.ok) return built
  const { document, owners, missing, notices } = built.value
  const taken = bank ? takeWeights(document, owners, bank, hardGates) : ok({ notices: [] })
  if (!taken.ok) return taken
  const names = [...new Set(missing.map(({ className }) => className))].join(', ')
  const all: Problem[] = [
    ...(missing.length > 0 ? [importProblem('importLayersMissing', { names })] : []),
    ...notices,
    ...taken.value.notices,
  ]
  const { weights } = taken.value as { weights?: Imported['weights'] }
  return ok({ document, missing, notices: all, ...(weights && { weights }) })
}
