import { z } from 'zod'
import { problemShape, type NativeState } from '@shared/ipc/nativeState'
import { fail, ok, problem, type Problem, type Result } from '@shared/result'
import { JsonFile } from '../files/JsonFile'
import { findNative, isNativeSystem } from './nativeFolder'
import { runEnsureNative, type EnsureNative } from './runEnsureNative'

/** A failed install is not begun again by itself for this long: what was missing is most likely missing still. */
const RETRY_AFTER_MS = 24 * 3_600_000

interface Memory {
  readonly failedAt?: number | undefined
  readonly problem?: Problem | undefined
  /** The person cancelled or removed it: only the person begins it again. */
  readonly declined?: boolean | undefined
}
const memory: z.ZodType<Memory> = z.object({
  failedAt: z.number().optional(),
  problem: problemShape.optional(),
  declined: z.boolean().optional(),
})

export interface NativeParts {
  /** scripts/ensureNative.mjs; absent where nothing may be installed. */
  readonly script: string | undefined
  /** File that remembers how the last install ended. */
  readonly file: string
  /** Started with --no-native: nothing begins by itself. */
  readonly refused: boolean
  readonly env: NodeJS.ProcessEnv
  readonly publish: (state: NativeState) => void
  /** The library came or went: trainers made from now on must know. */
  readonly changed: () => void
}

/** TensorFlow's native library on this computer: found, installed in the background, removed. */
export class NativeService {
  private current: NativeState = { status: 'absent' }
  private readonly memory: JsonFile<Memory>
  private work: { readonly run: EnsureNative; readonly over: Promise<void> } | undefined
  private closed = false

  constructor(private readonly parts: NativeParts) {
    this.memory = new JsonFile<Memory>(parts.file, memory, {})
  }

  get state(): NativeState {
    return this.current
  }

  /** What a trainer process must be told. */
  environment(): Readonly<Record<string, string>> {
    return this.current.status === 'ready' ? { NEUROLOOM_NATIVE: this.current.folder } : {}
  }

  /** Looks at the disk. Call once, before anything else. */
  async start(): Promise<void> {
    this.current = await this.look()
  }

  /** Begins the install by itself, unless it was refused, declined, or failed within a day. */
  async begin(): Promise<void> {
    if (this.current.status !== 'absent' && this.current.status !== 'failed') return
    const { failedAt, declined } = await this.memory.read()
    if (declined || (failedAt !== undefined && Date.now() - failedAt < RETRY_AFTER_MS)) return
    await this.install()
  }

  /**
   * Begins the install; its end is told by the stream.
   *
   * @param verify A library that is there is read whole, and installed anew where it is damaged.
   */
  async install(verify = false): Promise<Result<null>> {
    if (this.work || (this.current.status === 'ready' && !verify)) return ok(null)
    const { script, env } = this.parts
    if (script === undefined || !isNativeSystem())
      return fail(problem('nativeUnsupported', 'There is no native TensorFlow for this system.'))
    this.set({ status: 'installing', step: 'start', done: 0, total: 0 })
    const run = runEnsureNative(script, verify ? ['--verify'] : [], env, (progress) =>
      this.set({ status: 'installing', ...progress }),
    )
    this.work = { run, over: this.finish(run) }
    return ok(null)
  }

  /** Settles when nothing is installed any more. */
  async cancel(): Promise<Result<null>> {
    if (!this.work) return ok(null)
    await this.memory.change(() => ({ declined: true }))
    this.work.run.cancel()
    await this.work.over
    return ok(null)
  }

  /** Takes the library away; a folder that `$NEUROLOOM_NATIVE` names is not ours to delete. */
  async remove(): Promise<Result<null>> {
    const { script, env } = this.parts
    if (this.work) await this.cancel()
    if (this.current.status !== 'ready' || script === undefined) return ok(null)
    if (env['NEUROLOOM_NATIVE']) return fail(problem('nativeGiven', 'The library was named by $NEUROLOOM_NATIVE.'))
    await this.memory.change(() => ({ declined: true }))
    const removed = await runEnsureNative(script, ['--remove'], env, () => undefined).outcome
    this.set(await this.look())
    this.parts.changed()
    return removed && !removed.ok ? removed : ok(null)
  }

  /** Settles when the install that goes on is over. */
  async over(): Promise<NativeState> {
    await this.work?.over
    return this.current
  }

  /** What was downloaded whole is kept for the next start. */
  async close(): Promise<void> {
    this.closed = true
    this.work?.run.cancel()
    await this.work?.over
  }

  private async finish({ outcome }: EnsureNative): Promise<void> {
    const result = await outcome
    this.work = undefined
    if (this.closed) return
    if (result?.ok) await this.memory.change(() => ({}))
    if (result && !result.ok) {
      const { error } = result
      await this.memory.change(() => ({ failedAt: Date.now(), problem: error }))
      return this.set({ status: 'failed', problem: error })
    }
    this.set(await this.look())
    if (this.current.status === 'ready') this.parts.changed()
  }

  private async look(): Promise<NativeState> {
    const found = await findNative(this.parts.env)
    if (found) return found
    if (this.parts.script === undefined || !isNativeSystem()) return { status: 'unsupported' }
    if (this.parts.refused) return { status: 'refused' }
    const { problem: failure, declined } = await this.memory.read()
    return failure && !declined ? { status: 'failed', problem: failure } : { status: 'absent' }
  }

  private set(state: NativeState): void {
    this.current = state
    this.parts.publish(state)
  }
}
