import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { GraphDocument } from '@shared/graph/document'
import type { Result } from '@shared/result'
import type { TrainerLink } from '../services/runs/TrainerLink'
import type { Studio } from '../studio'

/** The id of the run that `--weights` or `--run` names: a folder that holds one, or the id itself. */
export async function findRun(studio: Studio, name: string): Promise<Result<string>> {
  const isFolder = await stat(resolve(name)).then(
    (info) => info.isDirectory(),
    () => false,
  )
  const run = isFolder ? await studio.runStore.adopt(resolve(name)) : await studio.runStore.read(name)
  return run.ok ? { ok: true, value: run.value.summary.runId } : run
}

/** A trainer that holds the project with the weights of a run; weights of another network are refused. */
export async function openTrained(studio: Studio, document: GraphDocument, name: string): Promise<Result<TrainerLink>> {
  const run = await findRun(studio, name)
  return run.ok ? studio.runs.inspect(document, run.value) : run
}
