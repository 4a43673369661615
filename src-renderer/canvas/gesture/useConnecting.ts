import { connect } from '@shared/graph/commands/connect'
import { disconnect } from '@shared/graph/commands/disconnect'
import { reconnect } from '@shared/graph/commands/reconnect'
import { createId } from '@shared/graph/createId'
import type { PortRef } from '@shared/graph/document'
import {
  useStoreApi,
  type Connection,
  type Edge,
  type FinalConnectionState,
  type OnConnectStartParams,
} from '@xyflow/react'
import { useMemo } from 'react'
import { useStudio } from '../../state/studio'
import { applyChange } from '../applyChange'
import { canvasStore, portKey, type PortEnd } from '../canvasStore'
import type { WireEdge } from '../flow/flowTypes'
import { judgeConnections, portsOf } from './judgeConnections'

type Ends = { readonly source: PortRef; readonly target: PortRef }

/** A drawn end as a port of the document: a folded group's ports are named after the ports inside. */
const portRef = (node: string, handle: string | null | undefined): PortRef => {
  const slash = (handle ?? '').indexOf('/')
  return slash < 0
    ? { node, port: handle ?? '' }
    : { node: (handle ?? '').slice(0, slash), port: (handle ?? '').slice(slash + 1) }
}
const toEnds = (connection: Connection | Edge): Ends => ({
  source: portRef(connection.source, connection.sourceHandle),
  target: portRef(connection.target, connection.targetHandle),
})
const pointOf = (event: MouseEvent | TouchEvent) => {
  const point = 'changedTouches' in event ? event.changedTouches[0] : event
  return { x: point?.clientX ?? 0, y: point?.clientY ?? 0 }
}

/** Wiring by pointer: from port to port, onto a card, into the open (asks what to put there), and moving an end of an edge. */
export function useConnecting() {
  const studio = useStudio()
  const flow = useStoreApi()
  return useMemo(() => {
    let reconnecting = false
    const canvas = () => canvasStore.getState()
    const current = () => studio.documents.getState().document
    const begin = (from: PortEnd, without?: string) =>
      canvas().set({
        dragging: from,
        verdicts: judgeConnections(studio.documents.getState(), from, studio.interface.getState().language, without),
      })
    const end = () => canvas().set({ dragging: null, verdicts: null })

    /** Wires to the first port of the card under the pointer that takes it. */
    const dropOnCard = (from: PortEnd, card: string): void => {
      const node = current().nodes.find((candidate) => candidate.id === card)
      if (!node || node.id === from.node) return
      const side = from.side === 'output' ? 'input' : 'output'
      const ports = portsOf(current(), node, side)
      const verdict = (port: string) => canvas().verdicts?.get(portKey(card, port, side))
      const taken = (port: string) => current().edges.some(({ target }) => target.node === card && target.port === port)
      const fitting = ports.filter((port) => verdict(port) === null)
      const port =
        fitting.find((candidate) => side === 'output' || !taken(candidate)) ??
        fitting[0] ??
        ports.find((candidate) => verdict(candidate)?.blocking === false) ??
        ports[0]
      if (port === undefined) return
      const own = { node: from.node, port: from.port }
      const other = { node: card, port }
      applyChange(
        studio,
        side === 'input' ? connect(current(), own, other, createId) : connect(current(), other, own, createId),
      )
    }

    const start = (_event: unknown, { nodeId, handleId, handleType }: OnConnectStartParams) => {
      if (!nodeId || handleId === null || reconnecting) return
      const from: PortEnd = { node: nodeId, port: handleId, side: handleType === 'target' ? 'input' : 'output' }
      studio.interface.getState().set({ focusedPort: from })
      begin(from)
    }

    return {
      onConnectStart: start,
      /** A click on a port takes it, the next click on another port joins them; meanwhile the palette shows what fits. */
      onClickConnectStart: start,
      onClickConnectEnd: end,
      onPaneClick: () => {
        flow.setState({ connectionClickStartHandle: null })
        studio.interface.getState().set({ focusedPort: null })
        end()
      },
      onConnect: (connection: Connection) => {
        const { source, target } = toEnds(connection)
        applyChange(studio, connect(current(), source, target, createId))
        studio.interface.getState().set({ focusedPort: null })
      },
      onConnectEnd: (event: MouseEvent | TouchEvent, state: FinalConnectionState) => {
        const from = canvas().dragging
        const at = pointOf(event)
        // Moving an end of an edge ends here too, and then once more in `onReconnectEnd`.
        if (reconnecting) return
        if (from && !state.isValid && !state.toHandle) {
          const under = document.elementFromPoint(at.x, at.y)
          const card = under?.closest<HTMLElement>('[data-card]')?.dataset['card']
          const position = canvas().commands?.toCanvas(at)
          const isNode = card !== undefined && !current().notes.some((note) => note.id === card)
          if (isNode) dropOnCard(from, card)
          else if (position && under?.closest('[data-canvas]')) canvas().set({ quickAdd: { at, position, from } })
        }
        end()
      },
      isValid: (connection: Connection | Edge) => {
        const from = canvas().dragging
        if (!from) return true
        const { source, target } = toEnds(connection)
        const other = from.side === 'output' ? target : source
        return (
          canvas().verdicts?.get(portKey(other.node, other.port, from.side === 'output' ? 'input' : 'output'))
            ?.blocking !== true
        )
      },
      onReconnectStart: (_event: unknown, edge: WireEdge, moved: 'source' | 'target') => {
        const { source, target } = toEnds(edge)
        // React Flow names the end that stays.
        const from: PortEnd = moved === 'source' ? { ...source, side: 'output' } : { ...target, side: 'input' }
        reconnecting = true
        begin(from, edge.id)
      },
      onReconnect: (edge: WireEdge, connection: Connection) => {
        const { source, target } = toEnds(connection)
        applyChange(studio, reconnect(current(), edge.id, source, target))
      },
      onReconnectEnd: (
        event: MouseEvent | TouchEvent,
        edge: WireEdge,
        _moved: unknown,
        state: FinalConnectionState,
      ) => {
        const at = pointOf(event)
        const under = document.elementFromPoint(at.x, at.y)
        const open =
          !state.isValid &&
          !state.toHandle &&
          under?.closest('[data-canvas]') &&
          !under.closest('.react-flow__node-card, .react-flow__node-folded')
        if (open) applyChange(studio, disconnect(current(), [edge.id]))
        reconnecting = false
        end()
      },
    }
  }, [studio, flow])
}
