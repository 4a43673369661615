import { z } from 'zod'
import { graphNode, localizedText, portRef } from '../document'

/** Version of the files that own blocks are kept in. */
export const OWN_BLOCK_VERSION = 1
/** Most nodes and edges of an own block. */
const MOST = 2000

/** What names the file of a block. */
export const ownBlockName = z.string().regex(/^[A-Za-z0-9-]{1,64}$/)
const name = z.string().regex(/^[A-Za-z][A-Za-z0-9]{0,63}$/)
const params = z.array(
  z.object({ name, title: localizedText, sets: z.array(z.object({ node: z.string(), param: name })).min(1) }),
)

/** A block that a person made of a group: its network, its free ports, and the parameters that can be set from outside. */
export const ownBlock = z
  .object({
    format: z.literal('neuroloom-block'),
    version: z.number().int().min(1).max(OWN_BLOCK_VERSION),
    id: ownBlockName,
    title: z.string().trim().min(1).max(200),
    nodes: z.array(graphNode).min(1).max(MOST),
    edges: z.array(z.object({ source: portRef, target: portRef })).max(MOST),
    inputs: z.array(z.object({ name, ends: z.array(portRef).min(1) })).max(MOST),
    outputs: z.array(z.object({ name, end: portRef })).max(MOST),
    params: params.max(200),
  })
  .refine(({ nodes, edges, inputs, outputs, params }) => {
    const ids = new Set(nodes.map(({ id }) => id))
    const ends = [
      ...edges.flatMap(({ source, target }) => [source, target]),
      ...inputs.flatMap((input) => input.ends),
      ...outputs.map(({ end }) => end),
      ...params.flatMap(({ sets }) => sets),
    ]
    const distinct = [params, inputs, outputs].every(
      (list) => new Set(list.map((item) => item.name)).size === list.length,
    )
    return ids.size === nodes.length && distinct && ends.every(({ node }) => ids.has(node))
  })
export type OwnBlock = z.infer<typeof ownBlock>
