import { expect } from 'vitest'
import { applyEdit } from '@shared/graph/applyEdit'
import type { GraphDocument } from '@shared/graph/document'
import type { LabeledEdit } from '@shared/graph/edit'
import { graphOf } from '../compile/graphOf'

export const ids = (stem = 'new') => {
  let k = 0
  return () => `${stem}${++k}`
}
/** Applies a change and makes sure that it can be taken back. */
export const after = (document: GraphDocument, change: LabeledEdit | null): GraphDocument => {
  if (!change) throw new Error('nothing to do')
  const applied = applyEdit(document, change.edit)
  if (!applied.ok) throw new Error(applied.error.message)
  const back = applyEdit(applied.value.document, applied.value.inverse)
  expect(back.ok && back.value.document).toStrictEqual(document)
  return applied.value.document
}
export const unwrap = <T>(result: { ok: true; value: T } | { ok: false; error: { code: string } }): T => {
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}
export const codeOf = (result: { ok: true } | { ok: false; error: { code: string } }): string =>
  result.ok ? 'ok' : result.error.code
export const wires = ({ edges }: GraphDocument): string[] =>
  edges.map(({ source, target }) => `${source.node}.${source.port}>${target.node}.${target.port}`)
export const end = (node: string, port: string) => ({ node, port })

export const chain = graphOf(
  {
    data: ['logicGate', {}],
    a: ['dense', { units: 4 }],
    b: ['dense', { units: 3 }],
    out: ['dense', { units: 1, activation: 'sigmoid' }],
    loss: 'binaryCrossentropy',
  },
  ['data.features > a > b > out > loss.prediction', 'data.target > loss.target'],
)
