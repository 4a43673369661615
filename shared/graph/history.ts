import { ok, type Result } from '../result'
import type { WeightChange } from '../training/weightEdit'
import { applyEdit } from './applyEdit'
import type { GraphDocument } from './document'
import type { Edit, EditLabel, LabeledEdit } from './edit'
import { mergeEdits } from './mergeEdits'

/** Weights of a run to be put by hand. */
export interface WeightsMove {
  readonly runId: string
  readonly changes: readonly WeightChange[]
}

/** Weights that a person changed, which are no part of the document: what puts them so, and what puts them back. */
export interface WeightsDone {
  readonly runId: string
  readonly redo: readonly WeightChange[]
  readonly undo: readonly WeightChange[]
}

/** One step of undo: what a person did, as the edit that redoes it and the edit that undoes it. */
export interface HistoryEntry {
  readonly label: EditLabel
  readonly redo: Edit
  readonly undo: Edit
  /** It is no edit, but a change of weights. */
  readonly weights?: WeightsDone
  readonly group?: string
  /** Milliseconds since 1970 of its last change. */
  readonly at: number
  /** Names the state of the document after this entry. */
  readonly serial: number
  /** Characters this entry would take as JSON: what the memory limit counts. */
  readonly size: number
}

/** Undo and redo, as data. */
export interface History {
  /** Oldest first. */
  readonly done: readonly HistoryEntry[]
  /** The next to be redone is last. */
  readonly undone: readonly HistoryEntry[]
  /** Serial of the state before the oldest entry. */
  readonly base: number
  /** Serial of the state that is on the disk; `null`: none. */
  readonly saved: number | null
  readonly nextSerial: number
  /** Whether the next edit may join the last entry. */
  readonly open: boolean
}

export interface PushOptions {
  /** Edits with the same group in quick succession become one step. */
  readonly group?: string | undefined
  /** Milliseconds since 1970. */
  readonly at: number
}

/** Longest pause inside a group, ms. */
export const GROUP_WINDOW = 1000
/** Most steps kept. */
export const MAX_ENTRIES = 1000
/** Most characters of edits kept, counted as JSON. */
export const MAX_SIZE = 32 * 2 ** 20

/** An empty history of a document that is on the disk (`saved`) or is not yet. */
export const createHistory = (saved = true): History => ({
  done: [],
  undone: [],
  base: 0,
  saved: saved ? 0 : null,
  nextSerial: 1,
  open: false,
})

const currentSerial = (history: History): number => history.done.at(-1)?.serial ?? history.base

/** Whether the document differs from what is on the disk. Undoing back to the saved state makes it clean again. */
export const isDirty = (history: History): boolean => history.saved !== currentSerial(history)

/** Notes that the present state is on the disk. Later edits start a step of their own. */
export const markSaved = (history: History): History => ({ ...history, saved: currentSerial(history), open: false })

const sizeOf = (redo: Edit, undo: Edit): number => JSON.stringify(redo).length + JSON.stringify(undo).length

/** Forgets the oldest entries beyond the limits, never the newest. */
function trimmed(done: readonly HistoryEntry[], base: number): { done: readonly HistoryEntry[]; base: number } {
  let size = done.reduce((sum, entry) => sum + entry.size, 0)
  let first = 0
  while (first < done.length - 1 && (done.length - first > MAX_ENTRIES || size > MAX_SIZE))
    size -= done[first++]?.size ?? 0
  return first === 0 ? { done, base } : { done: done.slice(first), base: done[first - 1]?.serial ?? base }
}

/** Applies an edit and remembers how to take it back. What was undone before can no longer be redone. */
export function pushEdit(
  history: History,
  document: GraphDocument,
  change: LabeledEdit,
  { group, at }: PushOptions,
): Result<{ readonly document: GraphDocument; readonly history: History }> {
  const applied = applyEdit(document, change.edit)
  if (!applied.ok) return applied
  const last = history.done.at(-1)
  const joins =
    history.open && last !== undefined && group !== undefined && last.group === group && at - last.at <= GROUP_WINDOW
  const redo = joins ? mergeEdits(last.redo, change.edit, 'redo') : change.edit
  const undo = joins ? mergeEdits(last.undo, applied.value.inverse, 'undo') : applied.value.inverse
  const entry: HistoryEntry = {
    label: joins ? last.label : change.label,
    redo,
    undo,
    ...(group !== undefined && { group }),
    at,
    serial: history.nextSerial,
    size: sizeOf(redo, undo),
  }
  return ok({
    document: applied.value.document,
    history: {
      ...history,
      ...trimmed([...(joins ? history.done.slice(0, -1) : history.done), entry], history.base),
      undone: [],
      nextSerial: history.nextSerial + 1,
      open: true,
    },
  })
}

/** Remembers that weights were changed, which leaves the document as it is. */
export function pushWeights(history: History, weights: WeightsDone, { group, at }: PushOptions): History {
  const last = history.done.at(-1)
  const joins = history.open && group !== undefined && last?.group === group && at - last.at <= GROUP_WINDOW
  const joined = joins && last.weights ? { ...weights, undo: last.weights.undo } : weights
  const entry: HistoryEntry = {
    label: 'weights',
    redo: NOTHING,
    undo: NOTHING,
    weights: joined,
    ...(group !== undefined && { group }),
    at,
    serial: currentSerial(history),
    size: JSON.stringify(joined).length,
  }
  const done = [...(joins ? history.done.slice(0, -1) : history.done), entry]
  return { ...history, ...trimmed(done, history.base), undone: [], open: true }
}

const NOTHING: Edit = { type: 'batch', edits: [] }

/** `weights`: what is to be put besides, in a run. */
type Moved = {
  readonly document: GraphDocument
  readonly history: History
  readonly label: EditLabel
  readonly weights?: WeightsMove
} | null

/** The changes of weights in an entry, if it is one. */
const moveOf = ({ weights }: HistoryEntry, way: 'undo' | 'redo') =>
  weights && { weights: { runId: weights.runId, changes: weights[way] } }

/** Takes the last step back; `null` when there is none. */
export function undoEdit(history: History, document: GraphDocument): Moved {
  const entry = history.done.at(-1)
  if (!entry) return null
  const applied = applyEdit(document, entry.undo)
  if (!applied.ok) return null
  return {
    document: applied.value.document,
    history: { ...history, done: history.done.slice(0, -1), undone: [...history.undone, entry], open: false },
    label: entry.label,
    ...moveOf(entry, 'undo'),
  }
}

/** Does the last undone step again; `null` when there is none. */
export function redoEdit(history: History, document: GraphDocument): Moved {
  const entry = history.undone.at(-1)
  if (!entry) return null
  const applied = applyEdit(document, entry.redo)
  if (!applied.ok) return null
  return {
    document: applied.value.document,
    history: { ...history, done: [...history.done, entry], undone: history.undone.slice(0, -1), open: false },
    label: entry.label,
    ...moveOf(entry, 'redo'),
  }
}

/** What Undo would take back. */
export const undoLabel = (history: History): EditLabel | null => history.done.at(-1)?.label ?? null
/** What Redo would do again. */
export const redoLabel = (history: History): EditLabel | null => history.undone.at(-1)?.label ?? null
