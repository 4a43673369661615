import {
  Background,
  BackgroundVariant,
  ReactFlow,
  SelectionMode,
  useKeyPress,
  type EdgeTypes,
  type NodeTypes,
  type ReactFlowProps,
} from '@xyflow/react'
import { useMemo, useRef, type CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import { useBlocks, useDocument } from '../state/studio'
import styles from './Canvas.module.css'
import CanvasMenu from './CanvasMenu'
import CanvasMinimap from './CanvasMinimap'
import CanvasToolbar from './CanvasToolbar'
import EmptyCanvas from './EmptyCanvas'
import PinnedViews from './PinnedViews'
import FoldedCard from './card/FoldedCard'
import GroupFrame from './card/GroupFrame'
import NodeCard from './card/NodeCard'
import NoteSheet from './card/NoteSheet'
import type { FlowNode, WireEdge } from './flow/flowTypes'
import { createFlowGraph } from './flow/toFlowGraph'
import { useFarView } from './flow/useFarView'
import { useFlowEdges } from './flow/useFlowEdges'
import { useFlowNodes } from './flow/useFlowNodes'
import { useSelected } from './flow/useSelected'
import AlignmentGuides from './gesture/AlignmentGuides'
import ConnectionHint from './gesture/ConnectionHint'
import ConnectionWire from './gesture/ConnectionWire'
import { useAnimation } from './gesture/useAnimation'
import { useCanvasCommands } from './gesture/useCanvasCommands'
import { useCanvasGestures } from './gesture/useCanvasGestures'
import { useCanvasKeys } from './gesture/useCanvasKeys'
import { useClipboard } from './gesture/useClipboard'
import { useFitOnOpen } from './gesture/useFitOnOpen'
import { usePulse } from './gesture/usePulse'
import { usePrunedSelection } from './gesture/usePrunedSelection'
import ConnectMenu from './quickAdd/ConnectMenu'
import QuickAddMenu from './quickAdd/QuickAddMenu'
import Wire from './wire/Wire'

const nodeTypes: NodeTypes = { card: NodeCard, frame: GroupFrame, folded: FoldedCard, note: NoteSheet }
const edgeTypes: EdgeTypes = { wire: Wire }

/** How React Flow behaves; keys and deleting are ours. */
const BEHAVIOR: Partial<ReactFlowProps<FlowNode, WireEdge>> = {
  connectionLineComponent: ConnectionWire,
  connectionRadius: 26,
  reconnectRadius: 12,
  snapToGrid: true,
  snapGrid: [4, 4],
  minZoom: 0.1,
  maxZoom: 2.5,
  onlyRenderVisibleElements: true,
  elevateNodesOnSelect: false,
  selectionMode: SelectionMode.Partial,
  selectionKeyCode: 'Shift',
  multiSelectionKeyCode: ['Shift', 'Control', 'Meta'],
  deleteKeyCode: null,
  zoomOnDoubleClick: false,
  disableKeyboardA11y: true,
  nodesFocusable: false,
  edgesFocusable: false,
  proOptions: { hideAttribution: true },
}

/** What lies on the canvas besides nodes and wires. */
const Overlays = () => (
  <>
    <Background variant={BackgroundVariant.Dots} gap={20} size={1.6} color="var(--dot)" bgColor="var(--canvas)" />
    <AlignmentGuides />
    <CanvasMinimap />
    <PinnedViews />
  </>
)

/** What opens over the canvas to choose from. */
const Menus = () => (
  <>
    <QuickAddMenu />
    <ConnectMenu />
    <CanvasMenu />
  </>
)

/** React Flow fed from the document, and the gestures on it. */
export default function CanvasSurface() {
  const { t } = useTranslation()
  const wrapper = useRef<HTMLDivElement>(null)
  const document = useDocument((state) => state.document)
  const checked = useDocument((state) => state.checked)
  const opening = useDocument((state) => state.opening)
  // A new project starts with nothing kept from the one before.
  const toFlowGraph = useMemo(() => createFlowGraph(), [opening])
  const find = useBlocks((state) => state.find)
  const graph = useMemo(() => toFlowGraph(document, checked, find), [toFlowGraph, document, checked, find])
  const selected = useSelected(document)
  const nodes = useFlowNodes(graph, selected.nodes)
  const edges = useFlowEdges(document, graph.edges, selected.edges)
  const gestures = useCanvasGestures(nodes, graph)
  const animateNext = useAnimation(nodes, graph)
  useCanvasCommands(wrapper, nodes, graph, animateNext)
  useFitOnOpen(opening, wrapper)
  useClipboard()
  usePrunedSelection(document)
  const onKeyDown = useCanvasKeys(nodes)
  const pulse = usePulse()
  const far = useFarView()
  // With Space held the whole canvas is for panning, cards too.
  const panning = useKeyPress('Space')

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
      data-far={far || undefined}
      data-panning={panning || undefined}
      onKeyDown={onKeyDown}
      {...gestures.region}
    >
      <ReactFlow
        nodes={nodes.nodes as FlowNode[]}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        {...BEHAVIOR}
        nodesDraggable={!panning}
        {...gestures.flow}
      >
        <Overlays />
      </ReactFlow>
      {document.nodes.length === 0 && document.notes.length === 0 && <EmptyCanvas />}
      <CanvasToolbar />
      <ConnectionHint />
      <Menus />
    </div>
  )
}
