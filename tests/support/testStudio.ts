import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { StudioContract } from '@shared/ipc/contract'
import type { PayloadOf, StreamName } from '@shared/ipc/defineContract'
import type { RunEvent } from '@shared/training/runEvent'
import { afterEach } from 'vitest'
import { createStudio } from '../../src-main/composition'
import { forkNodeTrainer } from '../../src-main/services/runs/forkNodeTrainer'
import type { TrainerProcess } from '../../src-main/services/runs/TrainerProcess'
import type { Studio, StudioOptions } from '../../src-main/studio'
import { builtFile, ROOT } from './built'
import { temporaryFolder } from './folders'

export interface Told<N extends StreamName<StudioContract> = StreamName<StudioContract>> {
  readonly name: N
  readonly payload: PayloadOf<StudioContract, N>
  readonly to: string | undefined
}

/** A studio with real trainer processes, and all that it said. */
export interface TestStudio extends Studio {
  readonly userData: string
  readonly projectsFolder: string
  readonly told: readonly Told[]
  /** Trainer processes in the order in which they were made. */
  readonly trainers: readonly TrainerProcess[]
  events(runId: string): RunEvent[]
  /** The first event of a run that fits, as soon as it was told. */
  event<T extends RunEvent['type']>(runId: string, type: T, within?: number): Promise<Extract<RunEvent, { type: T }>>
}

const open: Studio[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((studio) => studio.close()))
})

/** Waits until something is there, and says what was awaited when it does not come. */
export async function until<T>(
  what: string,
  look: () => T | undefined | false | Promise<T | undefined | false>,
  within = 30_000,
): Promise<T> {
  const end = Date.now() + within
  for (;;) {
    const found = await look()
    if (found !== undefined && found !== false) return found
    if (Date.now() > end) throw new Error(`In ${within} ms there was no ${what}.`)
    await new Promise((settle) => setTimeout(settle, 20))
  }
}

export async function testStudio(options: Partial<StudioOptions> = {}): Promise<TestStudio> {
  const folder = options.userData ?? (await temporaryFolder())
  const userData = options.userData ?? join(folder, 'data')
  const projectsFolder = options.projects ?? join(folder, 'projects')
  await mkdir(projectsFolder, { recursive: true })
  const told: Told[] = []
  const trainers: TrainerProcess[] = []
  const fork = forkNodeTrainer(builtFile('trainer.js'))
  const studio = await createStudio({
    templates: join(ROOT, 'templates'),
    host: 'browser',
    version: '0.0.0',
    systemLanguage: 'en',
    confined: true,
    keepsSpareTrainer: false,
    publisher: { publish: (name, payload, to) => void told.push({ name, payload, to }) },
    importer: builtFile('importer.js'),
    forkTrainer: () => {
      const trainer = fork()
      trainers.push(trainer)
      return trainer
    },
    ...options,
    userData,
    projects: projectsFolder,
  })
  open.push(studio)
  const events = (runId: string): RunEvent[] =>
    told.flatMap(({ name, payload }) =>
      name === 'run.event' && (payload as RunEvent).runId === runId ? [payload as RunEvent] : [],
    )
  return {
    ...studio,
    userData,
    projectsFolder,
    told,
    trainers,
    events,
    event: <T extends RunEvent['type']>(runId: string, type: T, within?: number) =>
      until(
        `event "${type}"`,
        () => events(runId).find((event): event is Extract<RunEvent, { type: T }> => event.type === type),
        within,
      ),
  }
}
