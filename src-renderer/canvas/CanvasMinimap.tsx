import { MiniMap, MiniMapNode, useStore, type MiniMapNodeProps, type ReactFlowState } from '@xyflow/react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './Canvas.module.css'
import type { FlowNode } from './flow/flowTypes'
import { useShift } from './flow/shifts'
import { isMinimapUseful } from './isMinimapUseful'

const SIZE = { width: 132, height: 78 }

function colorOf(node: FlowNode): string {
  if (node.type === 'card') return node.data.category ? `var(--cat-${node.data.category})` : 'var(--mute)'
  if (node.type === 'folded') return 'var(--mute)'
  return node.type === 'note' ? 'var(--warnbg)' : 'transparent'
}

const useful = ({ nodeLookup, transform, width, height }: ReactFlowState): boolean => {
  const [x, y, zoom] = transform
  const boxes = [...nodeLookup.values()].map(({ internals: { positionAbsolute: at }, measured }) => ({
    left: at.x * zoom + x,
    top: at.y * zoom + y,
    right: (at.x + (measured.width ?? 0)) * zoom + x,
    bottom: (at.y + (measured.height ?? 0)) * zoom + y,
  }))
  return isMinimapUseful(boxes, { width, height }, SIZE)
}

function MinimapNode(node: MiniMapNodeProps) {
  const { x = 0, y = 0, ...size } = useShift(node.id) ?? {}
  return <MiniMapNode {...node} x={node.x + x} y={node.y + y} {...size} />
}

/** The small map in the lower right corner; away when everything is seen anyway and it would only be in the way. */
function CanvasMinimap() {
  const { t } = useTranslation()
  const shown = useStore(useful)
  if (!shown) return null
  return (
    <MiniMap
      className={styles.minimap}
      nodeColor={colorOf}
      nodeComponent={MinimapNode}
      nodeBorderRadius={14}
      maskColor="transparent"
      maskStrokeColor="var(--accent)"
      maskStrokeWidth={1}
      pannable
      zoomable
      ariaLabel={t('canvas.minimap')}
      style={SIZE}
    />
  )
}

export default memo(CanvasMinimap)
