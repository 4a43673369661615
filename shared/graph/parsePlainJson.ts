import { ok, type Result } from '../result'
import { findJsonFault } from './findJsonFault'
import { graphFailure } from './problems/graphProblem'
import { toPlainJson } from './toPlainJson'

/** JSON text as harmless plain data, or what is wrong with it and where. */
export function parsePlainJson(text: string): Result<{ readonly value: unknown; readonly removedKeys: number }> {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch (cause) {
    return graphFailure('documentSyntax', { ...findJsonFault(text) }, cause)
  }
  const plain = toPlainJson(parsed)
  return plain.ok ? ok(plain.value) : plain
}
