import { notifications } from '@mantine/notifications'
import type { Studio } from '../state/studio'

/** What was told of training, or of an import, concerns the network it was told of: it goes with that network. Returns the function that stops it. */
export function clearNotices({ documents, interface: screen }: Studio): () => void {
  const clear = (): void => ['run', 'import'].forEach((id) => notifications.hide(id))
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
