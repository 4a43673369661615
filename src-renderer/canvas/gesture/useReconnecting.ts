import { edgesAlong, inputsAt } from '@shared/graph/blocks/groupPorts'
import { disconnect } from '@shared/graph/commands/disconnect'
import { reconnectAll } from '@shared/graph/commands/reconnectAll'
import { createId } from '@shared/graph/createId'
import type { Connection, FinalConnectionState } from '@xyflow/react'
import { useMemo, type RefObject } from 'react'
import { useStudio } from '../../state/studio'
import { applyChange } from '../applyChange'
import type { PortEnd } from '../canvasStore'
import type { WireEdge } from '../flow/flowTypes'
import { sameValue } from '../flow/sameValue'
import { clientPoint } from './clientPoint'
import { startJudging, stopJudging } from './judging'
import { toEnds } from './toEnds'

/** Moving an end of an edge to another port; into the open removes the edge. `moving` is true meanwhile. */
export function useReconnecting(moving: RefObject<boolean>) {
  const studio = useStudio()
  return useMemo(() => {
    const current = () => studio.documents.getState().document
    const find = () => studio.blocks.getState().find
    const along = (edge: WireEdge) => edgesAlong(current(), edge.id, find())
    return {
      onReconnectStart: (_event: unknown, edge: WireEdge, stays: 'source' | 'target') => {
        const { source, target } = toEnds(edge)
        const from: PortEnd = stays === 'source' ? { ...source, side: 'output' } : { ...target, side: 'input' }
        moving.current = true
        startJudging(studio, from, edge.id)
      },
      onReconnect: (edge: WireEdge, connection: Connection) => {
        const { source, target } = toEnds(connection)
        if (sameValue(toEnds(edge), { source, target })) return
        const targets = inputsAt(current(), target, find())
        applyChange(studio, reconnectAll(current(), along(edge), source, targets, createId))
      },
      onReconnectEnd: (
        event: MouseEvent | TouchEvent,
        edge: WireEdge,
        _stays: unknown,
        state: FinalConnectionState,
      ) => {
        const at = clientPoint(event)
        const under = document.elementFromPoint(at.x, at.y)
        const open =
          !state.isValid &&
          !state.toHandle &&
          under?.closest('[data-canvas]') &&
          !under.closest('.react-flow__node-card, .react-flow__node-folded')
        if (open) applyChange(studio, disconnect(current(), along(edge)))
        moving.current = false
        stopJudging()
      },
    }
  }, [studio, moving])
}
