import type { CheckedGraph } from '@shared/compile/checkedGraph'
import { itemId } from '@shared/catalog/define/params'
import { nodeItems } from '@shared/catalog/catalog'
import type { ImportedNetwork, MissingLayer } from '@shared/ipc/types'
import type { ImportProblemCode } from '@shared/ipc/importProblemTexts'
import type { Problem } from '@shared/result'

/** How much of the weights a file brought: none where it has none, or where they are not those of its network. */
export type WeightsTaken = 'all' | 'some' | 'none'

/** What came with an imported network, in the order in which a person asks for it. */
export interface ImportReport {
  readonly layers: number
  /** Numbers in the weights of the layers that are known. */
  readonly parameters: number
  readonly weights: WeightsTaken
  /** Ids of the losses' items. */
  readonly losses: readonly string[]
  /** Id of the optimizer. */
  readonly optimizer: string
  /** Layers that the studio does not have. */
  readonly missing: readonly MissingLayer[]
  /** What else did not come, and why. */
  readonly lost: readonly Problem[]
  /** What the studio put in for what the file does not tell. */
  readonly chosen: readonly Problem[]
  /** Random numbers stand in for the data. */
  readonly needsData: boolean
  /** Run that has its weights. */
  readonly runId?: string
  /** Everything that such a file can hold came: no more than a word need be said. */
  readonly whole: boolean
}

const CHOSEN: ReadonlySet<string> = new Set<ImportProblemCode>([
  'importStandIn',
  'importDataChosen',
  'importSizeChosen',
  'importLossGuessed',
  'importOptimizerChosen',
  'importChannelsMoved',
])
/** Said by the list of the layers themselves. */
const LISTED: ImportProblemCode = 'importLayersMissing'
const DATA: ImportProblemCode = 'importStandIn'
const PARTLY: ImportProblemCode = 'importWeightsPartly'

/** Where data come in is no layer of a network's own. */
const isLayer = (type: string): boolean =>
  type !== 'input' && ['layer', 'activation', 'block'].includes(kindOf(type) ?? '')
const kindOf = (type: string): string | undefined => nodeItems.get(type)?.kind

/** What a person should know of a network that came in. */
export function toImportReport(imported: ImportedNetwork, checked: CheckedGraph): ImportReport {
  const { document, notices, missing, runId } = imported
  const types = document.nodes.map(({ type }) => type)
  const chosen = notices.filter(({ code }) => CHOSEN.has(code))
  const lost = notices.filter(({ code }) => !CHOSEN.has(code) && code !== LISTED)
  const partly = notices.some(({ code }) => code === PARTLY)
  return {
    layers: types.filter(isLayer).length,
    parameters: checked.totals.parameterCount,
    weights: runId === undefined ? 'none' : partly ? 'some' : 'all',
    losses: [...new Set(types.filter((type) => kindOf(type) === 'loss'))],
    optimizer: itemId(document.training.optimizer),
    missing,
    lost,
    chosen,
    needsData: notices.some(({ code }) => code === DATA),
    ...(runId !== undefined && { runId }),
    whole: missing.length === 0 && lost.length === 0 && chosen.every(({ code }) => code === DATA),
  }
}
