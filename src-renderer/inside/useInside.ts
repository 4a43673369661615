import { useEffect, useRef, useState } from 'react'
import { createAsker, type Asker, type InsideLook, type InsideRequest } from '../state/inside/createAsker'
import { runSource } from '../state/samples/runSource'
import { useStudio } from '../state/studio'

/** A layer of a run at work, for as long as this is on the screen; of another question the last answer about the layer, until its own is there. */
export function useInside(request: InsideRequest | null): InsideLook | undefined {
  const { client, runs } = useStudio()
  const asker = useRef<Asker>(undefined)
  const [look, setLook] = useState<InsideLook>()
  useEffect(() => {
    const source = { ...runSource(client, runs), ask: (one: InsideRequest) => client.call('run.inside', one) }
    const made = createAsker(source, setLook)
    asker.current = made
    const stop = runs.subscribe(made.wake)
    document.addEventListener('visibilitychange', made.wake)
    return () => {
      stop()
      document.removeEventListener('visibilitychange', made.wake)
      made.end()
    }
  }, [client, runs])
  const key = request && JSON.stringify(request)
  useEffect(() => asker.current?.want(key === null ? null : (JSON.parse(key) as InsideRequest)), [client, runs, key])
  return look && request && look.request.runId === request.runId && look.request.node === request.node
    ? look
    : undefined
}
