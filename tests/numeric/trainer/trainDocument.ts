import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { GraphDocument } from '../../../shared/graph/document'
import type { RunNews } from '../../../shared/training/runEvent'
import { openDevice } from '../../../src-main/trainer/openDevice'
import type { BackendChoice } from '../../../src-main/trainer/protocol'
import type { SessionOptions } from '../../../src-main/trainer/session/SessionOptions'
import { TrainingSession } from '../../../src-main/trainer/session/TrainingSession'

export type NewsOf<K extends RunNews['type']> = Extract<RunNews, { type: K }>

/** A run with all that it told. */
export interface Told {
  readonly session: TrainingSession
  readonly news: RunNews[]
  /** Each message: when it came, and how many news it had. */
  readonly messages: { readonly at: number; readonly count: number }[]
  readonly folder: string
  readonly over: Promise<void>
  /** Resolves when news of a type have come so often. */
  wait<K extends RunNews['type']>(type: K, times?: number): Promise<NewsOf<K>>
  curve(key: string): { steps: number[]; values: number[] }
  last(): RunNews | undefined
}

const folders: string[] = []
/** Removes the folders of all runs. */
export const removeFolders = (): void =>
  folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true, force: true }))

/** Starts a run in this process. */
export function startRun(
  document: GraphDocument,
  options: Partial<SessionOptions> & { readonly backend?: BackendChoice } = {},
): Told {
  const { backend = 'cpu', ...rest } = options
  const folder = rest.folder ?? mkdtempSync(join(tmpdir(), 'run-'))
  if (rest.folder === undefined) folders.push(folder)
  const news: RunNews[] = []
  const messages: { at: number; count: number }[] = []
  let listeners: (() => void)[] = []
  const session = new TrainingSession(
    () => openDevice(backend),
    { document, folder, ...rest },
    (list) => {
      news.push(...list)
      messages.push({ at: performance.now(), count: list.length })
      listeners.forEach((listener) => listener())
    },
  )
  const over = session.run()
  return {
    session,
    news,
    messages,
    folder,
    over,
    wait: (type, times = 1) =>
      new Promise((settle, refuse) => {
        const look = () => {
          const found = news.filter((item) => item.type === type)
          const end = news.at(-1)
          if (found.length >= times) settle(found[times - 1] as never)
          else if (end?.type === 'failed')
            refuse(new Error(`${end.problem.code}: ${end.problem.message} ${end.problem.cause ?? ''}`))
          else return
          listeners = listeners.filter((listener) => listener !== look)
        }
        listeners.push(look)
        look()
      }),
    curve: (key) => {
      const points = news
        .flatMap((item) => (item.type === 'metrics' ? item.points : []))
        .filter((series) => series.key === key)
      return { steps: points.flatMap(({ steps }) => steps), values: points.flatMap(({ values }) => values) }
    },
    last: () => news.at(-1),
  }
}

/** Trains to the end; throws what the run failed with. */
export async function trainDocument(
  document: GraphDocument,
  options: Parameters<typeof startRun>[1] = {},
): Promise<Told & { readonly finished: NewsOf<'finished'> }> {
  const told = startRun(document, options)
  await told.over
  return { ...told, finished: await told.wait('finished') }
}

/** Waits until a run has done so many steps. */
export async function reach({ session }: Told, step: number): Promise<void> {
  while (session.step < step) await new Promise((settle) => setTimeout(settle, 2))
}

/** Takes single steps of a run that stands. */
export async function stepOn(run: Told, steps: number): Promise<void> {
  const from = run.session.step
  for (let i = 0; i < steps; i++) run.session.singleStep()
  await reach(run, from + steps)
}

/** A run that stands after so many single steps. */
export async function standAt(
  document: GraphDocument,
  step: number,
  options: Parameters<typeof startRun>[1] = {},
): Promise<Told> {
  const run = startRun(document, { ...options, startPaused: true })
  await run.wait('paused')
  await stepOn(run, step)
  return run
}

/** A run that was stopped after so many single steps. */
export async function stopAt(...run: Parameters<typeof standAt>): Promise<Told> {
  const stood = await standAt(...run)
  stood.session.stop()
  await stood.over
  return stood
}
