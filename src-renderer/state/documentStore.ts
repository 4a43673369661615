import type { CheckedGraph } from '@shared/compile/checkedGraph'
import { checkGraph } from '@shared/compile/checkGraph'
import type { GraphDocument } from '@shared/graph/document'
import type { LabeledEdit } from '@shared/graph/edit'
import {
  createHistory,
  isDirty,
  markSaved,
  pushEdit,
  pushWeights,
  redoEdit,
  undoEdit,
  type History,
  type WeightsDone,
  type WeightsMove,
} from '@shared/graph/history'
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
  /** Stamp of the file on disk, once somebody else has written it. */
  readonly foreignStamp: string | undefined
  /** A run of this project was started since it was opened. */
  readonly trained: boolean
  /** Grows with every project that is opened: views start afresh. */
  readonly opening: number

  /** Applies an edit and remembers its inverse. Edits with the same `group` in quick succession are undone together. */
  apply(change: LabeledEdit, group?: string): Result<GraphDocument>
  /** Takes the last step back. Where that were weights, says which have to be put: they are not here. */
  undo(): WeightsMove | undefined
  redo(): WeightsMove | undefined
  /** Remembers weights that were changed by hand. */
  putWeights(weights: WeightsDone, group: string): void
  /** `recovered`: what is opened is not what its file holds. */
  open(project: OpenedProject, recovered?: boolean): void
  /** Notes what the disk now holds: the state that `history` was in when it was written. */
  markSaved(saved: SavedProject, history: History): void
  /** Somebody else wrote the file of this project; absent: what they wrote was dealt with. */
  markForeign(stamp: string | undefined): void
  markTrained(): void
}

/** Whether closing the project now would lose something: changes, or runs, which are found again only through the project's file. */
export const isUnsaved = ({ history, trained, path }: Pick<DocumentState, 'history' | 'trained' | 'path'>): boolean =>
  isDirty(history) || (trained && path === undefined)

export type DocumentStore = StoreApi<DocumentState>

export const createDocumentStore = (empty: GraphDocument): DocumentStore =>
  createStore<DocumentState>((set, get) => {
    const show = (document: GraphDocument, history: History): void =>
      set({ document, history, checked: checkGraph(document) })
    const move = (next: ReturnType<typeof undoEdit>): WeightsMove | undefined => {
      if (next?.weights) set({ history: next.history })
      else if (next) show(next.document, next.history)
      return next?.weights
    }
    return {
      document: empty,
      checked: checkGraph(empty),
      history: createHistory(),
      path: undefined,
      stamp: undefined,
      readOnly: false,
      foreignStamp: undefined,
      trained: false,
      opening: 0,
      apply: (change, group) => {
        const { document, history } = get()
        const next = pushEdit(history, document, change, { group, at: Date.now() })
        if (!next.ok) return next
        show(next.value.document, next.value.history)
        return { ok: true, value: next.value.document }
      },
      undo: () => move(undoEdit(get().history, get().document)),
      redo: () => move(redoEdit(get().history, get().document)),
      putWeights: (weights, group) =>
        set(({ history }) => ({ history: pushWeights(history, weights, { group, at: Date.now() }) })),
      open: ({ document, path, stamp, readOnly }, recovered = false) =>
        set((state) => ({
          document,
          path,
          stamp,
          readOnly,
          checked: checkGraph(document),
          history: createHistory(!recovered),
          foreignStamp: undefined,
          trained: false,
          opening: state.opening + 1,
        })),
      markSaved: ({ path, stamp }, history) =>
        set((state) => ({
          path,
          stamp,
          readOnly: false,
          foreignStamp: undefined,
          history: { ...state.history, saved: markSaved(history).saved, open: false },
        })),
      markForeign: (foreignStamp) => set({ foreignStamp }),
      markTrained: () => set({ trained: true }),
    }
  })
