import { useInternalNode, useStore, ViewportPortal } from '@xyflow/react'
import type { ReactElement } from 'react'
import { useViews } from '../state/studio'
import type { OpenView } from '../state/views/createViewStore'
import ViewWindow from '../views/frame/ViewWindow'

/** Views beside their nodes, which move along with them. */
export default function PinnedViews(): ReactElement {
  const open = useViews((s) => s.open)
  return (
    <ViewportPortal>
      {open
        .filter(({ place }) => place === 'pinned')
        .map((view) => (
          <Pinned key={view.id} view={view} />
        ))}
    </ViewportPortal>
  )
}

/** Nothing while its node is not on the canvas: deleted, or in a folded group. */
function Pinned({ view }: { view: OpenView }): ReactElement | null {
  const node = useInternalNode(view.node)
  const zoom = useStore((s) => s.transform[2])
  if (!node) return null
  const { x, y } = node.internals.positionAbsolute
  const style = { left: x + view.x, top: y + (node.measured.height ?? 0) + view.y }
  return <ViewWindow open={view} zoom={zoom} style={style} />
}
