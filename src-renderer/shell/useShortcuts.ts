import { useEffect } from 'react'
import { actions, isEnabled } from '../actions'
import type { Action } from '../actions/defineAction'
import { useStudio, type Studio } from '../state/studio'
import { matchesKeys } from './matchesKeys'

const FIELDS =
  'input:not([type=checkbox]):not([type=radio]):not([type=range]), textarea, select, [contenteditable]:not([contenteditable=false])'
const isField = (target: EventTarget | null): boolean => target instanceof Element && target.closest(FIELDS) !== null
const isInDialog = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[role=dialog], [role=alertdialog], [role=menu]') !== null

const asksFor = (action: Action, event: KeyboardEvent, typing: boolean): boolean =>
  !action.native &&
  (!typing || action.alsoInFields === true) &&
  (action.keys?.some((keys) => matchesKeys(keys, event)) ?? false)

/** Does what a key press asks for, if it can be done here and now. */
function press(event: KeyboardEvent, studio: Studio): void {
  if (event.defaultPrevented || event.isComposing) return
  const typing = isField(event.target)
  const asked = actions.filter((action) => asksFor(action, event, typing))
  const busy = isInDialog(event.target) || studio.questions.getState().question !== null
  const action = busy ? undefined : asked.find((one) => isEnabled(one, studio))
  // Where the studio does nothing, Ctrl+S must still not save the page, nor Ctrl+O open a file in its place.
  if (action || asked.some((one) => one.alsoInFields)) event.preventDefault()
  if (action) void action.run(studio)
}

/** Listens to the shortcuts of all actions. Keys that a part of the interface has handled itself are left alone. */
export function useShortcuts(): void {
  const studio = useStudio()
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => press(event, studio)
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [studio])
}
