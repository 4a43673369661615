import { followCommands } from '../actions/followCommands'
import { isUnsaved } from '../state/documentStore'
import { followDisk } from '../state/session/followDisk'
import { followNative } from '../state/session/followNative'
import { followRuns } from '../state/session/followRuns'
import { followBlocks } from '../state/session/followBlocks'
import { loadBlocks } from '../state/session/loadBlocks'
import { followSamples } from '../state/session/followSamples'
import { followViews } from '../state/session/followViews'
import { keepPanels } from '../state/session/keepPanels'
import { keepSettings } from '../state/session/keepSettings'
import { startAutosave } from '../state/session/startAutosave'
import type { Studio } from '../state/studio'
import { clearNotices } from './clearNotices'
import { followLanguage } from './followLanguage'

/** Everything that goes on behind the screen while the studio is open. Returns the function that ends it. */
export function startSession(studio: Studio): () => void {
  const stops = [
    startAutosave(studio),
    followRuns(studio),
    followSamples(studio),
    followViews(studio),
    followNative(studio),
    followDisk(studio),
    followBlocks(studio),
    followCommands(studio),
    keepSettings(studio),
    keepPanels(studio),
    followLanguage(studio),
    warnOnLeaving(studio),
    clearNotices(studio),
  ]
  void studio.library.getState().load()
  void loadBlocks(studio)
  return () => stops.forEach((stop) => stop())
}

/** A browser asks before it closes a tab with unsaved work; the desktop window asks with our own dialog. */
function warnOnLeaving({ app, documents }: Studio): () => void {
  if (app.host !== 'browser') return () => undefined
  const warn = (event: BeforeUnloadEvent): void => {
    if (isUnsaved(documents.getState())) event.preventDefault()
  }
  window.addEventListener('beforeunload', warn)
  return () => window.removeEventListener('beforeunload', warn)
}
