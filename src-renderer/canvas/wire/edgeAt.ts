import type { Position } from '@shared/graph/document'
import { drawnWires } from '../flow/drawnWires'
import type { FlowGraph } from '../flow/toFlowGraph'
import type { FlowNodes } from '../flow/useFlowNodes'
import { nearestWire } from './nearestWire'

/** Id of the edge under a point of the canvas; edges at the node `except` do not count. */
export const edgeAt = (
  flow: FlowNodes,
  { edges }: FlowGraph,
  point: Position,
  except: string | undefined,
): string | null =>
  nearestWire(
    point,
    drawnWires(
      flow,
      edges.filter((edge) => edge.source !== except && edge.target !== except),
    ),
  )
