import type { Position } from '@shared/graph/document'
import { useCallback, useLayoutEffect, useRef } from 'react'
import type { FlowGraph } from '../flow/toFlowGraph'
import type { FlowNodes } from '../flow/useFlowNodes'
import { motionMs } from './motion'

const LENGTH = 170

const eased = (share: number): number => 1 - (1 - share) ** 3

/**
 * Moves cards smoothly to where the next change of the document puts them. The document has its final places at once; only the
 * picture is late. Gives the function to call before the change.
 */
export function useAnimation(flow: FlowNodes, graph: FlowGraph): () => void {
  const before = useRef<ReadonlyMap<string, Position> | null>(null)
  const latest = useRef(flow)
  latest.current = flow

  useLayoutEffect(() => {
    const from = before.current
    before.current = null
    const length = motionMs(LENGTH)
    if (!from || length === 0) return
    const moving = graph.nodes.flatMap(({ id, position }) => {
      const start = from.get(id)
      return start && (start.x !== position.x || start.y !== position.y) ? [{ id, start, end: position }] : []
    })
    if (moving.length === 0) return
    const began = performance.now()
    let frame = 0
    const draw = (now: number) => {
      const share = Math.min(1, (now - began) / length)
      if (share >= 1) return latest.current.settle()
      const at = eased(Math.max(0, share))
      latest.current.move(
        new Map(
          moving.map(({ id, start, end }) => [
            id,
            { x: start.x + (end.x - start.x) * at, y: start.y + (end.y - start.y) * at },
          ]),
        ),
      )
      frame = requestAnimationFrame(draw)
    }
    draw(began)
    return () => {
      cancelAnimationFrame(frame)
      latest.current.settle()
    }
  }, [graph])

  return useCallback(() => {
    before.current = new Map(latest.current.nodes.map((node) => [node.id, node.position]))
  }, [])
}
