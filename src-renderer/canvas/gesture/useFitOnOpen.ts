import { useNodesInitialized, useReactFlow } from '@xyflow/react'
import { useEffect, useRef } from 'react'
import { FIT } from './fitOptions'

/** Shows the whole network once its cards have been measured, each time a project is opened. */
export function useFitOnOpen(opening: number): void {
  const { fitView } = useReactFlow()
  const ready = useNodesInitialized()
  const fitted = useRef<number | null>(null)
  useEffect(() => {
    if (!ready || fitted.current === opening) return
    fitted.current = opening
    void fitView({ ...FIT, duration: 0 })
  }, [ready, opening, fitView])
}
