import { useEffect } from 'react'
import { getHotkeyHandler } from '@mantine/hooks'
import { actions, isEnabled } from '../actions'
import type { Action } from '../actions/defineAction'
import { useStudio, type Studio } from '../state/studio'

const FIELDS = 'input:not([type=checkbox]):not([type=radio]):not([type=range]), textarea, select, [contenteditable]:not([contenteditable=false])'
const isField = (target: EventTarget | null): boolean => target instanceof Element && target.closest(FIELDS) !== null
const isInDialog = (target: EventTarget | null): boolean => target instanceof Element && target.closest('[role=dialog], [role=alertdialog], [role=menu]') !== null

/**
 * Whether the letter typed is not a Latin one: then the place of the key counts, so that Ctrl+Z works on a Ukrainian keyboard.
 * Signs such as `?` count by what is typed.
 */
const isOtherAlphabet = ({ key }: KeyboardEvent): boolean => key.length === 1 && key.charCodeAt(0) > 127

/** `1`–`9` by their place (`Digit1`), for keyboards that type something else with Alt. */
const digitOf = ({ code }: KeyboardEvent): string | null => /^Digit(\d)$/.exec(code)?.[1] ?? null

function matches(action: Action, event: KeyboardEvent): boolean {
  let found = false
  const note = (): void => void (found = true)
  const byPlace = isOtherAlphabet(event)
  for (const keys of action.keys ?? []) {
    getHotkeyHandler([[keys, note, { usePhysicalKeys: byPlace, preventDefault: false }]])(event)
    const digit = /^alt\+(\d)$/i.exec(keys)?.[1]
    if (digit !== undefined && event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey && digitOf(event) === digit) found = true
  }
  return found
}

/** The action that a key press asks for, if it can be done here and now. */
export function findAction(event: KeyboardEvent, studio: Studio): Action | null {
  const typing = isField(event.target)
  if (isInDialog(event.target) || studio.questions.getState().question) return null
  return actions.find((action) => !action.native && (!typing || action.alsoInFields) && matches(action, event) && isEnabled(action, studio)) ?? null
}

/** Listens to the shortcuts of all actions. Keys that a part of the interface has handled itself are left alone. */
export function useShortcuts(): void {
  const studio = useStudio()
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return
      const action = findAction(event, studio)
      if (!action) return
      event.preventDefault()
      void action.run(studio)
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [studio])
}
