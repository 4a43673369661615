import { getHotkeyHandler } from '@mantine/hooks'

/** What of a key press decides which shortcut it is. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>

/**
 * Whether a key press is this shortcut (in Mantine's form, `mod+Z`). Where the letter typed is not a Latin one, the place of the
 * key counts, so that Ctrl+Z works on a Ukrainian keyboard; signs such as `?` count by what is typed, and digits with Alt by
 * their place, since some keyboards type something else with it.
 */
export function matchesKeys(keys: string, press: KeyPress): boolean {
  const digit = /^alt\+(\d)$/i.exec(keys)?.[1]
  if (digit !== undefined && press.code === `Digit${digit}`)
    return press.altKey && !press.ctrlKey && !press.metaKey && !press.shiftKey
  let found = false
  const usePhysicalKeys = press.key.length === 1 && press.key.charCodeAt(0) > 127
  getHotkeyHandler([[keys, () => void (found = true), { usePhysicalKeys, preventDefault: false }]])(
    press as KeyboardEvent,
  )
  return found
}
