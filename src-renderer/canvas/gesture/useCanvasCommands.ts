import { useReactFlow, type Viewport } from '@xyflow/react'
import { useEffect, useRef, type RefObject } from 'react'
import { useStudio } from '../../state/studio'
import { canvasStore } from '../canvasStore'
import type { FlowGraph } from '../flow/toFlowGraph'
import type { FlowNodes } from '../flow/useFlowNodes'
import { createCanvasCommands } from './createCanvasCommands'

/** Lets actions and other panels command the canvas while it is mounted. */
export function useCanvasCommands(
  wrapper: RefObject<HTMLDivElement | null>,
  flow: FlowNodes,
  graph: FlowGraph,
  animateNext: () => void,
): void {
  const studio = useStudio()
  const view = useReactFlow()
  const latest = useRef({ flow, graph, animateNext })
  latest.current = { flow, graph, animateNext }
  const fitted = useRef<Viewport | null>(null)

  useEffect(
    () => canvasStore.getState().set({ commands: createCanvasCommands({ studio, wrapper, view, latest, fitted }) }),
    [studio, wrapper, view],
  )
  useEffect(() => () => canvasStore.getState().set({ commands: null, quickAdd: null, connectFrom: null }), [])
}
