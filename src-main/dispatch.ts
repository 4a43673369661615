import type { Caller, Contract, Handlers } from '@shared/ipc/defineContract'
import { graphFailure } from '@shared/graph/problems/graphProblem'
import { isDeeperThan, MAX_DEPTH } from '@shared/graph/toPlainJson'
import { fail, problem, type Result } from '@shared/result'

/** Deepest nesting of what a call carries: a document lies one level down, in a field of the input. */
const DEEPEST = MAX_DEPTH + 2

/**
 * Carries out one call from outside: the name must be in the contract, the input must pass its schema, and whatever happens the
 * answer is a value.
 */
export async function dispatch<C extends Contract>(
  contract: C,
  handlers: Handlers<C>,
  name: string,
  input: unknown,
  caller: Caller,
): Promise<Result<unknown>> {
  const spec = Object.prototype.hasOwnProperty.call(contract.calls, name) ? contract.calls[name] : undefined
  if (!spec) return fail(problem('unknownCall', 'This call does not exist.', { name: String(name).slice(0, 100) }))
  try {
    // First: the schemas walk with recursion.
    if (isDeeperThan(DEEPEST, input)) return graphFailure('documentTooDeep', { limit: MAX_DEPTH })
    const parsed = spec.input.safeParse(input)
    if (!parsed.success) {
      const [first] = parsed.error.issues
      const at = first?.path.join('.') ?? ''
      return fail(problem('badInput', `The input of ${name} is malformed at "${at}".`, { name, at }, first?.message))
    }
    const handler = (handlers as Record<string, (input: unknown, caller: Caller) => Promise<Result<unknown>>>)[name]
    return handler
      ? await handler(parsed.data, caller)
      : fail(problem('unknownCall', 'This call does not exist.', { name }))
  } catch (error) {
    // The trace is for the log: a page has no use for it.
    process.stderr.write(`${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
    return fail(problem('internal', 'Something went wrong inside the studio.', { name }))
  }
}
