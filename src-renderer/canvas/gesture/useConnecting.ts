import {
  useStoreApi,
  type Connection,
  type Edge,
  type FinalConnectionState,
  type OnConnectStartParams,
} from '@xyflow/react'
import { useMemo, useRef } from 'react'
import { useStudio, type Studio } from '../../state/studio'
import { canvasStore, portKey, type ClientPoint, type PortEnd } from '../canvasStore'
import { connectPorts } from '../connectPorts'
import { clientPoint } from './clientPoint'
import { dropOnCard } from './dropOnCard'
import { startJudging, stopJudging } from './judging'
import { portRef, toEnds } from './toEnds'
import { useReconnecting } from './useReconnecting'

/** A connection let go where no port is: onto a card it takes the port that fits, in the open it asks what to put there. */
function dropOffPorts(studio: Studio, from: PortEnd, at: ClientPoint): void {
  const under = document.elementFromPoint(at.x, at.y)
  const card = under?.closest<HTMLElement>('[data-card]')?.dataset['card']
  const { commands, set } = canvasStore.getState()
  const position = commands?.toCanvas(at)
  const isNode = card !== undefined && !studio.documents.getState().document.notes.some((note) => note.id === card)
  if (isNode) dropOnCard(studio, from, card)
  else if (position && under?.closest('[data-canvas]')) set({ quickAdd: { at, position, from } })
}

/** Whether React Flow may end the dragged connection here. */
function isValidConnection(connection: Connection | Edge): boolean {
  const { dragging: from, verdicts } = canvasStore.getState()
  if (!from) return true
  const { source, target } = toEnds(connection)
  const other = from.side === 'output' ? target : source
  return verdicts?.get(portKey(other.node, other.port, from.side === 'output' ? 'input' : 'output'))?.blocking !== true
}

/** Wiring by pointer: from port to port, onto a card, into the open, and moving an end of an edge. Props of React Flow. */
export function useConnecting() {
  const studio = useStudio()
  const flow = useStoreApi()
  const reconnecting = useRef(false)
  const moveEnd = useReconnecting(reconnecting)
  return useMemo(() => {
    const start = (_event: unknown, { nodeId, handleId, handleType }: OnConnectStartParams) => {
      if (!nodeId || handleId === null || reconnecting.current) return
      const from: PortEnd = { ...portRef(nodeId, handleId), side: handleType === 'target' ? 'input' : 'output' }
      studio.interface.getState().set({ focusedPort: from })
      startJudging(studio, from)
    }
    return {
      ...moveEnd,
      isValidConnection,
      onConnectStart: start,
      /** A click on a port takes it, the next click on another port joins them; meanwhile the palette shows what fits. */
      onClickConnectStart: start,
      onClickConnectEnd: stopJudging,
      onPaneClick: () => {
        flow.setState({ connectionClickStartHandle: null })
        studio.interface.getState().set({ focusedPort: null })
        stopJudging()
      },
      onConnect: (connection: Connection) => {
        const { source, target } = toEnds(connection)
        connectPorts(studio, source, target)
        studio.interface.getState().set({ focusedPort: null })
      },
      onConnectEnd: (event: MouseEvent | TouchEvent, state: FinalConnectionState) => {
        // Moving an end of an edge ends here too, and then once more in `onReconnectEnd`.
        if (reconnecting.current) return
        const from = canvasStore.getState().dragging
        if (from && !state.isValid && !state.toHandle) dropOffPorts(studio, from, clientPoint(event))
        stopJudging()
      },
    }
  }, [studio, flow, moveEnd])
}
