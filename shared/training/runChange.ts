import { z } from 'zod'
import { jsonValue } from '../graph/document'

/**
 * One setting that a run took over while it went on. Absent values are `null`: a run without early stopping has none. Enough to make the
 * document of the run out of the one it began with, and the other way round.
 */
export const runChange = z.object({
  of: z.enum(['training', 'optimizer', 'schedule', 'node']),
  /** Id of the node. */
  node: z.string().optional(),
  /** Catalog id of the node, optimizer or schedule. */
  item: z.string().optional(),
  /** Id of the phase whose setting it is, and the place of the turn in it; absent: of the document. */
  phase: z.string().optional(),
  turn: z.number().int().optional(),
  /** Name of a parameter; `epochs`, `stopping`, `clip`; `type` of a schedule; `trainable` of a node. */
  setting: z.string(),
  from: jsonValue,
  to: jsonValue,
})
export type RunChange = z.infer<typeof runChange>
