import {
  Background,
  BackgroundVariant,
  MiniMap,
  ReactFlow,
  SelectionMode,
  type EdgeTypes,
  type NodeTypes,
} from '@xyflow/react'
import { useMemo, useRef, type CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import { useDocument } from '../state/studio'
import styles from './Canvas.module.css'
import FoldedCard from './card/FoldedCard'
import GroupFrame from './card/GroupFrame'
import NodeCard from './card/NodeCard'
import NoteSheet from './card/NoteSheet'
import { canvasStore } from './canvasStore'
import CanvasToolbar from './CanvasToolbar'
import EmptyCanvas from './EmptyCanvas'
import type { FlowNode, WireEdge } from './flow/flowTypes'
import { createFlowGraph } from './flow/toFlowGraph'
import { useFlowEdges } from './flow/useFlowEdges'
import { useFlowNodes } from './flow/useFlowNodes'
import { useSelected } from './flow/useSelected'
import AlignmentGuides from './gesture/AlignmentGuides'
import ConnectionHint from './gesture/ConnectionHint'
import ConnectionWire from './gesture/ConnectionWire'
import { useAnimation } from './gesture/useAnimation'
import { useCanvasCommands } from './gesture/useCanvasCommands'
import { useCanvasKeys } from './gesture/useCanvasKeys'
import { useClipboard } from './gesture/useClipboard'
import { useConnecting } from './gesture/useConnecting'
import { useDragging } from './gesture/useDragging'
import { useFitOnOpen } from './gesture/useFitOnOpen'
import { usePulse } from './gesture/usePulse'
import { usePrunedSelection } from './gesture/usePrunedSelection'
import { useSelecting } from './gesture/useSelecting'
import ConnectMenu from './quickAdd/ConnectMenu'
import QuickAddMenu from './quickAdd/QuickAddMenu'
import Wire from './wire/Wire'

const nodeTypes: NodeTypes = { card: NodeCard, frame: GroupFrame, folded: FoldedCard, note: NoteSheet }
const edgeTypes: EdgeTypes = { wire: Wire }
const SNAP: [number, number] = [4, 4]
const hoverEdge = (_event: unknown, edge: WireEdge) => canvasStore.getState().set({ hoveredEdge: edge.id })
const leaveEdge = () => canvasStore.getState().set({ hoveredEdge: null })
const ADD_KEYS = ['Shift', 'Control', 'Meta']

const minimapColor = (node: FlowNode): string =>
  node.type === 'card'
    ? node.data.category
      ? `var(--cat-${node.data.category})`
      : 'var(--mute)'
    : node.type === 'folded'
      ? 'var(--mute)'
      : node.type === 'note'
        ? 'var(--warnbg)'
        : 'transparent'

/** React Flow fed from the document, and the gestures on it. */
export default function CanvasSurface() {
  const { t } = useTranslation()
  const wrapper = useRef<HTMLDivElement>(null)
  const document = useDocument((state) => state.document)
  const checked = useDocument((state) => state.checked)
  const opening = useDocument((state) => state.opening)
  // A new project starts with nothing kept from the one before.
  const toFlowGraph = useMemo(() => createFlowGraph(), [opening])
  const graph = useMemo(() => toFlowGraph(document, checked), [toFlowGraph, document, checked])
  const selected = useSelected(document)
  const flow = useFlowNodes(graph, selected.nodes)
  const edges = useFlowEdges(graph.edges, selected.edges)

  const selecting = useSelecting()
  const dragging = useDragging(flow, graph)
  const connecting = useConnecting()
  const animateNext = useAnimation(flow, graph)
  useCanvasCommands(wrapper, flow, graph, animateNext)
  useFitOnOpen(opening)
  useClipboard()
  usePrunedSelection(document)
  const onKeyDown = useCanvasKeys(flow)
  const pulse = usePulse()
  const empty = document.nodes.length === 0 && document.notes.length === 0

  return (
    <div
      ref={wrapper}
      className={styles.canvas}
      tabIndex={0}
      role="region"
      aria-label={t('canvas.name')}
      data-slow-motion={pulse !== null || undefined}
      style={{ '--pulse-period': `${1 / (pulse ?? 1)}s` } as CSSProperties}
      data-canvas
      onKeyDown={onKeyDown}
      onDoubleClick={selecting.onDoubleClick}
      onPointerDownCapture={selecting.onPointerDownCapture}
    >
      <ReactFlow
        nodes={flow.nodes as FlowNode[]}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onNodesChange={(changes) => {
          flow.measure(changes)
          dragging.onNodesChange(changes)
          selecting.onNodesChange(changes)
        }}
        onEdgesChange={selecting.onEdgesChange}
        onNodeDragStart={dragging.onStart}
        onNodeDrag={dragging.onDrag}
        onNodeDragStop={dragging.onStop}
        onSelectionDragStop={dragging.onSelectionStop}
        onConnect={connecting.onConnect}
        onConnectStart={connecting.onConnectStart}
        onConnectEnd={connecting.onConnectEnd}
        onClickConnectStart={connecting.onClickConnectStart}
        onClickConnectEnd={connecting.onClickConnectEnd}
        onPaneClick={connecting.onPaneClick}
        onReconnect={connecting.onReconnect}
        onReconnectStart={connecting.onReconnectStart}
        onReconnectEnd={connecting.onReconnectEnd}
        onEdgeMouseEnter={hoverEdge}
        onEdgeMouseLeave={leaveEdge}
        isValidConnection={connecting.isValid}
        connectionLineComponent={ConnectionWire}
        connectionRadius={26}
        reconnectRadius={14}
        snapToGrid
        snapGrid={SNAP}
        minZoom={0.1}
        maxZoom={2.5}
        onlyRenderVisibleElements
        elevateNodesOnSelect={false}
        selectionMode={SelectionMode.Partial}
        selectionKeyCode="Shift"
        multiSelectionKeyCode={ADD_KEYS}
        deleteKeyCode={null}
        zoomOnDoubleClick={false}
        disableKeyboardA11y
        nodesFocusable={false}
        edgesFocusable={false}
        proOptions={{ hideAttribution: true }}
      >
        <Background variant={BackgroundVariant.Dots} gap={20} size={1.6} color="var(--dot)" bgColor="var(--canvas)" />
        <AlignmentGuides />
        {!empty && (
          <MiniMap
            className={styles.minimap}
            nodeColor={minimapColor}
            nodeBorderRadius={14}
            maskColor="transparent"
            maskStrokeColor="var(--accent)"
            maskStrokeWidth={1}
            pannable
            zoomable
            ariaLabel={t('canvas.minimap')}
            style={{ width: 132, height: 78 }}
          />
        )}
      </ReactFlow>
      {empty && <EmptyCanvas />}
      <CanvasToolbar />
      <ConnectionHint />
      <QuickAddMenu />
      <ConnectMenu />
    </div>
  )
}
