import { ViewportPortal } from '@xyflow/react'
import { useCanvas } from '../canvasStore'
import styles from './AlignmentGuides.module.css'

/** Lines along which the dragged cards are in line with others. */
export default function AlignmentGuides() {
  const guides = useCanvas((state) => state.guides)
  if (guides.length === 0) return null
  return (
    <ViewportPortal>
      {guides.map(({ axis, at, from, to }) => (
        <div
          key={axis}
          className={styles.guide}
          style={
            axis === 'x'
              ? { left: at, top: from, width: 1, height: to - from }
              : { left: from, top: at, width: to - from, height: 1 }
          }
        />
      ))}
    </ViewportPortal>
  )
}
