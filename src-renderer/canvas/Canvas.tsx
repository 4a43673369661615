import '@xyflow/react/dist/base.css'
import { ReactFlowProvider } from '@xyflow/react'
import CanvasSurface from './CanvasSurface'

/** The canvas: the document as cards and edges, and every gesture on them. */
export default function Canvas() {
  return (
    <ReactFlowProvider>
      <CanvasSurface />
    </ReactFlowProvider>
  )
}
