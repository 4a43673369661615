import { useCallback, useSyncExternalStore } from 'react'
import type { Look, SampleRequest } from '../state/samples/createSampleFeed'
import { useStudio } from '../state/studio'

const noStop = (): void => undefined

/** Samples as they are now, asked for again while they change and this is on the screen; `undefined`: they are on their way. */
export function useSamples(request: SampleRequest | null): Look | undefined {
  const { samples } = useStudio()
  const key = request && JSON.stringify(request)
  const watch = useCallback(
    (listener: () => void) => (key === null ? noStop : samples.watch(JSON.parse(key) as SampleRequest, listener)),
    [samples, key],
  )
  return useSyncExternalStore(watch, () => (request ? samples.look(request) : undefined))
}
