import type { Problem, Result } from '@shared/result'

/** A question about a run, and what its answer took from everything else that the trainer does, ms. */
export interface Question {
  readonly runId: string
  /** Step of a kept moment that it is about: its answer stays the same while the run goes on. */
  readonly at?: number | undefined
}
export interface Answer {
  readonly worked: number
}

/** The last answer, and to what. */
export interface AnswerLook<Q extends Question, A extends Answer> {
  readonly request: Q
  readonly answer?: A
  readonly problem?: Problem
}

export interface AskSource<Q extends Question, A extends Answer> {
  ask(request: Q): Promise<Result<A>>
  /** Another text whenever the weights of a run may be others; `null`: the run has no network yet. */
  momentOf(runId: string): string | null
  /** Whether a person can see the page. */
  isSeen(): boolean
}

/** Asks one question at a time, again and again while its answer changes. */
export interface Asker<Q extends Question> {
  want(request: Q | null): void
  /** Something may have changed: the run, or whether the page is seen. */
  wake(): void
  end(): void
}

/** Least time between an answer and the next question to a going run, ms. */
const LEAST = 100
/** How many times longer than an answer took from it the run goes on undisturbed. */
const REST = 9

/** Follows what is asked of a run: another question is asked at once, the same one again only when the run has gone on and rested. */
export function createAsker<Q extends Question, A extends Answer>(
  source: AskSource<Q, A>,
  tell: (look: AnswerLook<Q, A>) => void,
): Asker<Q> {
  let wanted: Q | null = null
  let key = ''
  /** What was asked last, and at which moment of the run. */
  let asked = { key: '', moment: '' }
  let busy = false
  let over = false
  let restUntil = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  const ask = async (request: Q, moment: string): Promise<void> => {
    busy = true
    asked = { key, moment }
    const answer = await source.ask(request)
    busy = false
    if (over) return
    restUntil = performance.now() + Math.max(LEAST, REST * (answer.ok ? answer.value.worked : 0))
    tell(answer.ok ? { request, answer: answer.value } : { request, problem: answer.error })
    wake()
  }
  const wake = (): void => {
    clearTimeout(timer)
    if (over || busy || !wanted || !source.isSeen()) return
    const now = source.momentOf(wanted.runId)
    const moment = now !== null && wanted.at !== undefined ? 'past' : now
    if (moment === null || (asked.key === key && asked.moment === moment)) return
    const rest = asked.key === key ? restUntil - performance.now() : 0
    if (rest > 0) timer = setTimeout(wake, rest)
    else void ask(wanted, moment)
  }
  return {
    want: (request) => {
      wanted = request
      key = JSON.stringify(request)
      wake()
    },
    wake,
    end: () => {
      over = true
      clearTimeout(timer)
    },
  }
}
