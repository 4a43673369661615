import { useMemo } from 'react'
import NodeSamples from '../../samples/NodeSamples'
import { toSampleNode } from '../../samples/sampleNodes'
import { useDocument, useStudio } from '../../state/studio'
import { CARD_PICTURE } from '../flow/portLayout'
import styles from './NodeCard.module.css'

/** The picture on the card of a node that shows samples; a double-click shows it large. */
export default function CardSamples({ id }: { id: string }) {
  const studio = useStudio()
  const node = useDocument((state) => state.document.nodes.find((candidate) => candidate.id === id))
  const edges = useDocument((state) => state.document.edges)
  const shown = useMemo(() => node && toSampleNode({ edges }, node), [node, edges])
  if (!shown) return null
  const enlarge = () => {
    studio.interface.getState().select({ nodes: [id] })
    studio.interface.getState().set({ drawerOpen: true, drawerTab: 'samples' })
  }
  return (
    <div className={styles.picture} onDoubleClick={enlarge}>
      <NodeSamples {...shown} room={CARD_PICTURE} />
    </div>
  )
}
