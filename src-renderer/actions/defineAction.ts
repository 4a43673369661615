import type { Studio } from '../state/studio'

export type ActionGroup = 'file' | 'edit' | 'canvas' | 'run' | 'view' | 'help'

/**
 * Something a person can do, in one place: the command palette, the shortcuts, the menus and the toolbar all read it.
 * Its words are `actions.<id>` in the interface texts.
 */
export interface Action {
  readonly id: string
  readonly group: ActionGroup
  /** Keys in Mantine's form, such as `mod+Z`; the first is shown. */
  readonly keys?: readonly string[]
  /** Keys work while typing in a field too (saving does, deleting does not). */
  readonly alsoInFields?: boolean
  /** The browser itself turns the keys into an event (copy, cut, paste), which is listened to elsewhere: shown, never caught. */
  readonly native?: boolean
  enabled?(studio: Studio): boolean
  run(studio: Studio): void | Promise<void>
}

export const defineAction = (action: Action): Action => action
