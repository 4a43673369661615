import { z } from 'zod'
import { DOCUMENT_VERSION, graphEdge, graphGroup, graphNode, graphNote } from './document'

/** A clip has the version of the document format. */
export const CLIP_VERSION = DOCUMENT_VERSION
/** Most nodes, edges, groups and notes that one paste may bring. */
export const MAX_CLIP_ITEMS = 20_000

/** A part of a network on the clipboard, as JSON. */
export const clip = z.object({
  format: z.literal('neuroloom-clip'),
  version: z.number().int().min(1).max(CLIP_VERSION),
  nodes: z.array(graphNode).max(MAX_CLIP_ITEMS),
  edges: z.array(graphEdge).max(MAX_CLIP_ITEMS),
  groups: z.array(graphGroup).max(MAX_CLIP_ITEMS).default([]),
  notes: z.array(graphNote).max(MAX_CLIP_ITEMS).default([]),
})
export type Clip = z.infer<typeof clip>
