import type { Problem } from '@shared/result'
import { trainerProblem } from '@shared/training/problems/trainerProblem'

const MEMORY =
  /out of memory|allocation failed|Cannot enlarge memory|Aborted\(OOM\)|memory access out of bounds|Invalid (typed )?array length|Array buffer allocation|could not allocate|OOM when allocating|ResourceExhausted|RESOURCE_EXHAUSTED|bad_alloc/i

/** What was thrown while a network was built or run, as a failure for the person. */
export function toTrainerProblem(error: unknown): Problem {
  const text = error instanceof Error ? error.message : String(error)
  return MEMORY.test(text) ? trainerProblem('outOfMemory', {}, error) : trainerProblem('trainerError', { text }, error)
}
