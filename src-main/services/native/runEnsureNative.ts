import { spawn, type ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { NATIVE_STEPS } from '@shared/ipc/nativeState'
import { fail, ok, problem, type Problem, type Result } from '@shared/result'

const values = z.record(z.string(), z.number()).optional()
const line = z.union([
  z.object({ step: z.enum(NATIVE_STEPS), done: z.number(), total: z.number() }),
  z.object({ ok: z.literal(true), folder: z.string() }),
  z.object({ error: z.object({ code: z.string(), what: z.string(), why: z.string(), todo: z.string(), values }) }),
])
type Line = z.infer<typeof line>
export type NativeProgress = Extract<Line, { step: unknown }>

const parse = (text: string): Line | undefined => {
  try {
    return line.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

/** `noPython` -> `nativeNoPython`, the code of a sentence in both languages. */
const toProblem = ({ code, what, why, todo, values }: Extract<Line, { error: unknown }>['error']): Problem => {
  const { message, ...rest } = problem(`native${code.charAt(0).toUpperCase()}${code.slice(1)}`, what, values, why)
  return { ...rest, message: `${message} ${todo}`.trim() }
}

const PATIENCE_MS = 5000

/** Ends a process with all that it started. */
function endGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  try {
    if (process.platform === 'win32') child.kill(signal)
    else process.kill(-child.pid, signal)
  } catch {
    // It has just ended.
  }
}

export interface EnsureNative {
  /** The folder, or why there is none; `undefined`: it was cancelled. */
  readonly outcome: Promise<Result<string> | undefined>
  cancel(): void
}

/** Runs scripts/ensureNative.mjs in a process of its own: pip and a compiler must not hold up the studio, and can be ended. */
export function runEnsureNative(
  script: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  onProgress: (progress: NativeProgress) => void,
): EnsureNative {
  let cancelled = false
  let last: Line | undefined
  let errors = ''
  const child = spawn(process.execPath, [script, '--json', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own: pip and the compiler that it started end with it.
    detached: process.platform !== 'win32',
    // In Electron our own executable is Node only with this variable.
    env: { ...env, ELECTRON_RUN_AS_NODE: '1' },
  })
  createInterface({ input: child.stdout }).on('line', (text) => {
    const found = parse(text)
    if (!found) return
    last = found
    if ('step' in found && !cancelled) onProgress(found)
  })
  child.stderr.on('data', (chunk: Buffer) => (errors = (errors + chunk.toString('utf8')).slice(-2000)))
  const outcome = new Promise<Result<string> | undefined>((settle) => {
    const unforeseen = (cause: unknown) =>
      settle(fail(problem('nativeUnforeseen', 'The install ended unexpectedly.', undefined, cause)))
    child.on('error', unforeseen)
    child.on('close', (code, signal) => {
      if (last && 'ok' in last) settle(ok(last.folder))
      else if (cancelled) settle(undefined)
      else if (last && 'error' in last) settle(fail(toProblem(last.error)))
      else unforeseen(errors.trim() || `It ended with ${signal ?? String(code)}.`)
    })
  })
  const cancel = () => {
    cancelled = true
    endGroup(child, 'SIGTERM')
    // Who does not hear is not waited for.
    setTimeout(() => endGroup(child, 'SIGKILL'), PATIENCE_MS).unref()
  }
  return { outcome, cancel }
}
