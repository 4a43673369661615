import type { ReactElement } from 'react'
import { useViews } from '../../state/studio'
import ViewWindow from './ViewWindow'

/** Views that stand over everything else. */
export default function FloatingViews(): ReactElement {
  const open = useViews((s) => s.open)
  return (
    <>
      {open
        .filter(({ place }) => place === 'floating')
        .map((view) => (
          <ViewWindow key={view.id} open={view} zoom={1} style={{ left: view.x, top: view.y }} />
        ))}
    </>
  )
}
