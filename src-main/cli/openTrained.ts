import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { GraphDocument } from '@shared/graph/document'
import { fail, problem, type Result } from '@shared/result'
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

/**
 * A trainer that holds the project with the weights of a run; weights of another network are refused. Rows are divided as the run
 * divided them: with another seed or split, its test part would hold rows it was trained on.
 */
export async function openTrained(studio: Studio, document: GraphDocument, name: string): Promise<Result<TrainerLink>> {
  const run = await findRun(studio, name)
  if (!run.ok) return run
  const made = await studio.runStore.document(run.value)
  if (!made.ok)
    return fail(problem('runBroken', 'The record of this run cannot be read.', { runId: name }, made.error.message))
  const { seed, split } = made.value.training
  return studio.runs.inspect({ ...document, training: { ...document.training, seed, split } }, run.value)
}
