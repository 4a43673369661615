import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { GraphDocument } from '@shared/graph/document'
import { fail, problem, type Problem, type Result } from '@shared/result'
import { trainerProblem } from '@shared/training/problems/trainerProblem'
import type { BackendChoice } from '../../trainer/protocol'
import type { TrainerLink } from './TrainerLink'

/** Time in which a backend finds its way to run, and time after it over which it is measured, ms. */
const SETTLE = 4500
const MEASURE = 1500
/** Longest that it may take, ms. */
const PATIENCE = 45_000

/** Trains a network for a few seconds in a trainer of its own and ends it. Examples a second, once its way to run is found. */
export async function measureBackend(
  link: TrainerLink,
  document: GraphDocument,
  backend: BackendChoice = 'auto',
): Promise<Result<number>> {
  const device = await link.ready
  if (device.ok && device.value.adapter?.software) {
    await link.shutDown(2000)
    return fail(trainerProblem('backend.webgpuSoftware', { name: device.value.adapter.name }))
  }
  let folder: string | undefined
  let timer: NodeJS.Timeout | undefined
  try {
    const made = (folder = await mkdtemp(join(tmpdir(), 'neuroloom-speed-')))
    return await new Promise<Result<number>>((settle) => {
      let begun: number | undefined
      let first: { readonly step: number; readonly at: number } | undefined
      const over = (why: Problem): void => settle(fail(why))
      timer = setTimeout(() => over(problem('trainerSilent', 'The trainer took too few steps.')), PATIENCE)
      link.onEnd(over)
      link.onNews((news) => {
        const now = performance.now()
        for (const event of news) {
          if (event.type === 'failed') over(event.problem)
          if (event.type !== 'metrics') continue
          begun ??= now
          if (now - begun >= SETTLE) first ??= { step: event.step, at: now }
          if (first && now - first.at >= MEASURE) {
            const steps = event.step - first.step
            settle({ ok: true, value: (1000 * steps * document.training.batchSize) / (now - first.at) })
          }
        }
      })
      link.send({ type: 'start', document: endless(document), backend, folder: made })
    })
  } finally {
    clearTimeout(timer)
    await link.shutDown(2000)
    if (folder !== undefined) await rm(folder, { recursive: true, force: true })
  }
}

/** The network without anything but steps of learning, for longer than anybody measures. */
const endless = (document: GraphDocument): GraphDocument => ({
  ...document,
  training: { ...document.training, stopping: undefined, epochs: 100_000, split: { validation: 0, test: 0.1 } },
})
