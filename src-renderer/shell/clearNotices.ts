import { notifications } from '@mantine/notifications'
import type { Studio } from '../state/studio'

/** What was told of training concerns the network it was told of: it goes with that network. Returns the function that stops it. */
export function clearNotices({ documents, interface: screen }: Studio): () => void {
  const clear = (): void => void notifications.hide('run')
  const stops = [
    documents.subscribe((state, before) => {
      if (state.opening !== before.opening) clear()
    }),
    screen.subscribe((state, before) => {
      if (state.screen !== before.screen && state.screen === 'start') clear()
    }),
  ]
  return () => stops.forEach((stop) => stop())
}
