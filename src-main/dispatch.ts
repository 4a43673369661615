import type { Caller, Contract, Handlers } from '@shared/ipc/defineContract'
import { fail, problem, type Result } from '@shared/result'

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
    return fail(problem('internal', 'Something went wrong inside the studio.', { name }, error))
  }
}
