import type { EdgeChange, NodeChange, ReactFlowProps } from '@xyflow/react'
import { useMemo } from 'react'
import { canvasStore } from '../canvasStore'
import type { FlowNode, WireEdge } from '../flow/flowTypes'
import type { FlowGraph } from '../flow/toFlowGraph'
import type { FlowNodes } from '../flow/useFlowNodes'
import { useConnecting } from './useConnecting'
import { useDragging } from './useDragging'
import { useSelecting } from './useSelecting'

const hovering = {
  onEdgeMouseEnter: (_event: unknown, edge: WireEdge) => canvasStore.getState().set({ hoveredEdge: edge.id }),
  onEdgeMouseLeave: () => canvasStore.getState().set({ hoveredEdge: null }),
}

interface Gestures {
  /** Of React Flow. */
  readonly flow: Partial<ReactFlowProps<FlowNode, WireEdge>>
  /** Of the element around it. */
  readonly region: Pick<ReturnType<typeof useSelecting>, 'onContextMenu' | 'onDoubleClick' | 'onPointerDownCapture'>
}

/** What the pointer does on the canvas: selecting, dragging, wiring. Props of stable identity. */
export function useCanvasGestures(nodes: FlowNodes, graph: FlowGraph): Gestures {
  const selecting = useSelecting()
  const dragging = useDragging(nodes, graph)
  const connecting = useConnecting()
  const { measure } = nodes
  return useMemo(() => {
    const { onEdgesChange, onNodesChange: onSelected, onNodeClick, ...region } = selecting
    const { onNodesChange: onDragged, onStart, onDrag, onStop, onSelectionStop } = dragging
    const flow: Gestures['flow'] = {
      ...connecting,
      ...hovering,
      onNodesChange: (changes: NodeChange<FlowNode>[]) => {
        measure(changes)
        onDragged(changes)
        onSelected(changes)
      },
      onEdgesChange: (changes: EdgeChange<WireEdge>[]) => onEdgesChange(changes),
      onNodeClick,
      onNodeDragStart: onStart,
      onNodeDrag: onDrag,
      onNodeDragStop: onStop,
      onSelectionDragStop: onSelectionStop,
    }
    return { flow, region }
  }, [selecting, dragging, connecting, measure])
}
