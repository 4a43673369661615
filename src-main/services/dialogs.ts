import type { Caller } from '@shared/ipc/defineContract'

/** Questions that only a desktop can ask. Each gives `undefined` when the person cancels. */
export interface Dialogs {
  openProject(caller: Caller): Promise<string | undefined>
  /** A file that exists is confirmed by the dialog itself. */
  saveProject(caller: Caller, suggestion: string): Promise<string | undefined>
  /** A file of another program, or a folder with one. */
  importFrom(caller: Caller): Promise<string | undefined>
  exportTo(caller: Caller, suggestion: string): Promise<string | undefined>
  /** Shows a file in the system's file manager. */
  reveal(path: string): Promise<void>
}
