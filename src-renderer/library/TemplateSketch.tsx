import { memo, type ReactElement } from 'react'
import type { TemplateSummary } from '@shared/ipc/types'
import { toSketchLayout } from './toSketchLayout'

interface Props {
  readonly sketch: TemplateSummary['sketch']
  /** Height of the picture in its own units; the width is 320. */
  readonly height?: number
}

/** A lecture network as it is laid out on the canvas, small. */
function TemplateSketch({ sketch, height = 80 }: Props): ReactElement {
  const { nodes, edges } = toSketchLayout(sketch, { width: 320, height })
  return (
    <svg viewBox={`0 0 320 ${height}`} width="100%" preserveAspectRatio="xMidYMid meet" aria-hidden="true">
      {edges.map((path, index) => (
        <path key={index} d={path} fill="none" stroke="var(--faint)" opacity="0.7" />
      ))}
      {nodes.map(({ x, y, width, height: tall, category }, index) => (
        <rect
          key={index}
          x={x}
          y={y}
          width={width}
          height={tall}
          rx={Math.min(4, tall / 3)}
          fill="var(--panel)"
          stroke={`var(--cat-${category})`}
          strokeWidth="1.5"
        />
      ))}
    </svg>
  )
}
export default memo(TemplateSketch)
