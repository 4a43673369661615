import { describe, expect, test } from 'vitest'
import { createDocument } from '@shared/graph/createDocument'
import type { GraphDocument } from '@shared/graph/document'
import type { LabeledEdit } from '@shared/graph/edit'
import {
  createHistory,
  GROUP_WINDOW,
  isDirty,
  markSaved,
  MAX_ENTRIES,
  MAX_SIZE,
  pushEdit,
  redoEdit,
  redoLabel,
  undoEdit,
  undoLabel,
  type History,
} from '@shared/graph/history'
import { createRandom } from '@shared/random'
import { randomDocument, randomEdit } from './randomDocument'

interface State {
  document: GraphDocument
  history: History
}
const start = (): State => ({
  document: { ...createDocument('d', 'D'), nodes: [{ id: 'a', type: 'dense', params: {}, position: { x: 0, y: 0 } }] },
  history: createHistory(),
})
const push = (state: State, change: LabeledEdit, group?: string, at = 0): State => {
  const next = pushEdit(state.history, state.document, change, { group, at })
  if (!next.ok) throw new Error(next.error.message)
  return next.value
}
const undo = (state: State): State => undoEdit(state.history, state.document) ?? state
const redo = (state: State): State => redoEdit(state.history, state.document) ?? state
const title = (text: string): LabeledEdit => ({ label: 'title', edit: { type: 'set', patch: { title: text } } })
const move = (x: number): LabeledEdit => ({
  label: 'move',
  edit: { type: 'update', collection: 'nodes', patches: [{ id: 'a', patch: { position: { x, y: 0 } } }] },
})

test('undo all gives the start, redo all the end, for any edits and any grouping', () => {
  for (let seed = 0; seed < 60; seed++) {
    const random = createRandom(seed, 'history')
    const document = randomDocument(random, 10)
    let state: State = { document, history: createHistory() }
    for (let k = 0; k < 40; k++) {
      const group = random.int(2) ? `g${random.int(2)}` : undefined
      const next = pushEdit(
        state.history,
        state.document,
        { label: 'fix', edit: randomEdit(random, state.document) },
        { group, at: k * 10 },
      )
      if (next.ok) state = next.value
    }
    const end = state.document
    const steps = state.history.done.length
    for (let k = 0; k < steps; k++) state = undo(state)
    expect(undoEdit(state.history, state.document)).toBeNull()
    expect(state.document).toStrictEqual(document)
    for (let k = 0; k < steps; k++) state = redo(state)
    expect(redoEdit(state.history, state.document)).toBeNull()
    expect(state.document).toStrictEqual(end)
  }
})

describe('grouping', () => {
  test('a drag is one step and takes the memory of one move', () => {
    let state = start()
    for (let k = 1; k <= 500; k++) state = push(state, move(k), 'drag', k * 16)
    expect(state.history.done).toHaveLength(1)
    expect(state.history.done[0]?.size).toBeLessThan(400)
    state = undo(state)
    expect(state.document.nodes[0]?.position.x).toBe(0)
    expect(redo(state).document.nodes[0]?.position.x).toBe(500)
  })
  test.each([
    ['another group', 'other', 10],
    ['no group', undefined, 10],
    ['a long pause', 'g', GROUP_WINDOW + 1],
  ])('%s starts a new step', (_name, group, at) => {
    const state = push(push(start(), title('1'), 'g', 0), title('2'), group, at)
    expect(state.history.done).toHaveLength(2)
  })
  test('a slow drag whose moves follow each other closely stays one step', () => {
    let state = start()
    for (let k = 1; k <= 10; k++) state = push(state, move(k), 'drag', k * (GROUP_WINDOW - 1))
    expect(state.history.done).toHaveLength(1)
  })
  test('an edit after undo, or after saving, does not join what was before', () => {
    const undone = undo(push(push(start(), title('1'), 'g', 0), move(1), 'h', 1))
    expect(push(undone, title('2'), 'g', 2).history.done).toHaveLength(2)
    const state = push(start(), title('1'), 'g', 0)
    expect(push({ ...state, history: markSaved(state.history) }, title('2'), 'g', 1).history.done).toHaveLength(2)
  })
})

describe('the saved marker', () => {
  test('undoing and redoing back to the saved state is clean', () => {
    let state = push(start(), title('1'))
    expect(isDirty(state.history)).toBe(true)
    state = { ...state, history: markSaved(state.history) }
    expect(isDirty(state.history)).toBe(false)
    state = push(state, title('2'))
    expect(isDirty(state.history)).toBe(true)
    state = undo(state)
    expect(isDirty(state.history)).toBe(false)
    state = undo(state)
    expect(isDirty(state.history)).toBe(true)
    expect(isDirty(redo(state).history)).toBe(false)
  })
  test('a saved state that was undone and overwritten is gone', () => {
    let state = push(start(), title('1'))
    state = push(undo({ ...state, history: markSaved(state.history) }), title('other'))
    expect(isDirty(state.history)).toBe(true)
    expect(isDirty(undo(state).history)).toBe(true)
  })
  test('a project that is not on the disk is dirty from the start', () => {
    expect(isDirty(createHistory(false))).toBe(true)
  })
})

describe('limits', () => {
  test('the oldest steps are forgotten first', () => {
    let state = start()
    for (let k = 0; k < MAX_ENTRIES + 50; k++) state = push(state, title(`${k}`), undefined, k)
    expect(state.history.done).toHaveLength(MAX_ENTRIES)
    for (let k = 0; k < MAX_ENTRIES; k++) state = undo(state)
    expect(state.document.title).toBe('49')
  })
  test('large edits push out older ones by their size, never themselves', () => {
    const text = 'x'.repeat(MAX_SIZE / 4)
    let state = start()
    for (let k = 0; k < 6; k++) {
      const value = { id: `n${k}`, text, position: { x: 0, y: 0 }, size: { width: 100, height: 100 } }
      state = push(
        state,
        { label: 'addNote', edit: { type: 'insert', collection: 'notes', items: [{ value }] } },
        undefined,
        k,
      )
    }
    expect(state.history.done.length).toBeLessThan(6)
    expect(undo(state).document.notes).toHaveLength(5)
  })
})

test('the menu names what it would take back', () => {
  const state = push(push(start(), title('1')), move(1))
  expect(undoLabel(state.history)).toBe('move')
  const back = undo(state)
  expect([undoLabel(back.history), redoLabel(back.history)]).toEqual(['title', 'move'])
})

test('a refused edit leaves the history alone', () => {
  const state = start()
  expect(
    pushEdit(
      state.history,
      state.document,
      { label: 'delete', edit: { type: 'remove', collection: 'nodes', ids: ['z'] } },
      { at: 0 },
    ).ok,
  ).toBe(false)
})
