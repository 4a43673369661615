import { problem, type Problem } from '@shared/result'

const MEMORY = /out of memory|allocation failed|Cannot enlarge memory|Aborted\(OOM\)|memory access out of bounds|Invalid (typed )?array length|Array buffer allocation|could not allocate/i

/** What was thrown while a network was built or run, as a failure for the person. */
export function toTrainerProblem(error: unknown): Problem {
  const text = error instanceof Error ? error.message : String(error)
  return MEMORY.test(text)
    ? problem('outOfMemory', 'There is not enough memory for this network. Try smaller layers or a smaller batch.', undefined, error)
    : problem('trainerError', `Training stopped because of an error: ${text}`, { text }, error)
}
