import { fail, type Problem, type Result } from '@shared/result'
import { trainerProblem } from '@shared/training/problems/trainerProblem'
import type { DeviceInfo, RunNews } from '@shared/training/runEvent'
import type { TrainerAnswers, TrainerCommand, TrainerMessage } from '../../trainer/protocol'
import type { TrainerExit, TrainerProcess } from './TrainerProcess'

type Answered = Extract<TrainerCommand, { id: number }>
/** A command that is answered, without the number that the link gives it. */
export type Question<K extends keyof TrainerAnswers> = Omit<Extract<Answered, { type: K }>, 'id'>

const TAIL = 4000

/** A conversation with one trainer process: questions get their answers, and its end answers what is still open. */
export class TrainerLink {
  /** What it computes on, once the backend is open. */
  readonly ready: Promise<Result<DeviceInfo>>
  private readonly questions = new Map<number, (result: Result<never>) => void>()
  private settleReady: (result: Result<DeviceInfo>) => void = () => undefined
  private hear: (news: readonly RunNews[]) => void = () => undefined
  private tellEnd: (why: Problem) => void = () => undefined
  private nextId = 0
  private errorText = ''
  private broken: Problem | undefined
  private ended: Problem | undefined

  /** @param native The process may load TensorFlow's native library. */
  constructor(
    private readonly process: TrainerProcess,
    private readonly native = false,
  ) {
    this.ready = new Promise((settle) => (this.settleReady = settle))
    process.onMessage((message) => this.receive(message as TrainerMessage))
    process.onErrorText((text) => (this.errorText = (this.errorText + text).slice(-TAIL)))
    process.onExit((exit) => this.end(exit))
  }

  get pid(): number | undefined {
    return this.process.pid
  }

  get alive(): boolean {
    return this.ended === undefined
  }

  send(command: Exclude<TrainerCommand, Answered>): void {
    this.process.send(command)
  }

  ask<K extends keyof TrainerAnswers>(
    question: Question<K> & { readonly type: K },
  ): Promise<Result<TrainerAnswers[K]>> {
    if (this.ended) return Promise.resolve(fail(this.ended))
    const id = this.nextId++
    return new Promise((settle) => {
      this.questions.set(id, settle as (result: Result<never>) => void)
      this.process.send({ ...question, id } as unknown as TrainerCommand)
    })
  }

  onNews(listener: (news: readonly RunNews[]) => void): void {
    this.hear = listener
  }

  /** Told once, when the process is gone, at once if it already is. */
  onEnd(listener: (why: Problem) => void): void {
    this.tellEnd = listener
    if (this.ended) listener(this.ended)
  }

  /** Ends the process: asked first, killed when it does not go within `patience` ms. */
  async shutDown(patience: number): Promise<void> {
    if (this.ended) return
    this.send({ type: 'shutdown' })
    await new Promise<void>((settle) => {
      const timer = setTimeout(() => this.process.kill(), patience)
      this.process.onExit(() => {
        clearTimeout(timer)
        settle()
      })
    })
  }

  kill(): void {
    this.process.kill()
  }

  private receive(message: TrainerMessage): void {
    switch (message.type) {
      case 'ready':
        return this.settleReady({ ok: true, value: message.device })
      case 'news':
        return this.hear(message.news)
      case 'answer': {
        const settle = this.questions.get(message.id)
        this.questions.delete(message.id)
        return settle?.(message.result as Result<never>)
      }
      case 'log':
        this.errorText = `${this.errorText}${message.text}\n`.slice(-TAIL)
        return
      case 'broken':
        this.broken = message.problem
    }
  }

  private end(exit: TrainerExit): void {
    const why = this.broken ?? died(exit, this.errorText, this.native)
    this.ended = why
    this.settleReady(fail(why))
    for (const settle of this.questions.values()) settle(fail(why))
    this.questions.clear()
    this.tellEnd(why)
  }
}

const OUT_OF_MEMORY = /out of memory|Cannot enlarge memory|bad_alloc|Cannot allocate memory/i
/** What a library ends its process with whose code is not what was compiled; Electron tells 128 more than the signal's number. */
const CRASHES: ReadonlySet<string> = new Set(['SIGILL', 'SIGTRAP', 'SIGBUS', 'SIGSEGV', '132', '133', '135', '139'])

function died(exit: TrainerExit, text: string, native: boolean): Problem {
  const signal = exit.signal ?? String(exit.code ?? '?')
  const cause = text.trim() === '' ? undefined : text.trim()
  const crashed = native && CRASHES.has(signal) ? 'nativeCrashed' : 'trainerDied'
  return trainerProblem(OUT_OF_MEMORY.test(text) ? 'trainerOutOfMemory' : crashed, { signal }, cause)
}
