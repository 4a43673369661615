import type { CheckedGraph } from '@shared/compile/checkedGraph'
import { checkGraph } from '@shared/compile/checkGraph'
import type { GraphDocument } from '@shared/graph/document'
import type { LabeledEdit } from '@shared/graph/edit'
import { createHistory, pushEdit, redoEdit, undoEdit, type History } from '@shared/graph/history'
import type { OpenedProject, SavedProject } from '@shared/ipc/types'
import type { Result } from '@shared/result'
import { createStore, type StoreApi } from 'zustand/vanilla'

/** The open project: the document, what checking it found, and its history. Only edits change the document. */
export interface DocumentState {
  readonly document: GraphDocument
  readonly checked: CheckedGraph
  readonly history: History
  readonly path: string | undefined
  readonly stamp: string | undefined
  /** The file is of a newer version: it may be looked at, not overwritten. */
  readonly readOnly: boolean
  /** Document as last saved or opened; another object than `document` means unsaved changes. */
  readonly savedDocument: GraphDocument | null
  /** Grows with every project that is opened: views start afresh. */
  readonly opening: number

  /** Applies an edit and remembers its inverse. Edits with the same `group` in quick succession are undone together. */
  apply(change: LabeledEdit, group?: string): Result<GraphDocument>
  undo(): void
  redo(): void
  open(project: OpenedProject): void
  /** Notes what the disk now holds. */
  markSaved(saved: SavedProject, document: GraphDocument): void
}

export type DocumentStore = StoreApi<DocumentState>

export const createDocumentStore = (empty: GraphDocument): DocumentStore =>
  createStore<DocumentState>((set, get) => {
    const show = (document: GraphDocument, history: History): void => set({ document, history, checked: checkGraph(document) })
    return {
      document: empty,
      checked: checkGraph(empty),
      history: createHistory(),
      path: undefined,
      stamp: undefined,
      readOnly: false,
      savedDocument: empty,
      opening: 0,
      apply: (change, group) => {
        const { document, history } = get()
        const next = pushEdit(history, document, change, { group, at: Date.now() })
        if (!next.ok) return next
        show(next.value.document, next.value.history)
        return { ok: true, value: next.value.document }
      },
      undo: () => {
        const { document, history } = get()
        const next = undoEdit(history, document)
        if (next) show(next.document, next.history)
      },
      redo: () => {
        const { document, history } = get()
        const next = redoEdit(history, document)
        if (next) show(next.document, next.history)
      },
      open: ({ document, path, stamp, readOnly }) =>
        set((state) => ({
          document, path, stamp, readOnly,
          checked: checkGraph(document),
          history: createHistory(),
          savedDocument: path ? document : null,
          opening: state.opening + 1,
        })),
      markSaved: ({ path, stamp }, document) => set({ path, stamp, savedDocument: document, readOnly: false }),
    }
  })
