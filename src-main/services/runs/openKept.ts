import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import type { CheckedGraph } from '@shared/compile/checkedGraph'
import { sizeOf } from '@shared/catalog/define/tensorType'
import { ok, type Result } from '@shared/result'
import { trainerFailure } from '@shared/training/problems/trainerProblem'
import { openCheckpoint } from '../../trainer/checkpoint/openCheckpoint'
import { CHECKPOINT_FILE } from '../../trainer/protocol'
import { allFinite } from '../../trainer/engine/allFinite'
import { keptWeights, type WeightSource } from '../../export/weights/WeightSource'

interface Kept {
  readonly weights: WeightSource
  close(): Promise<void>
}

/**
 * The weights of a run, from its checkpoint; where it goes on or could not write one, it is asked to write one elsewhere first.
 *
 * @param save Writes a checkpoint as the run is now into a folder.
 */
export async function openKept(
  checkpoint: string,
  checked: CheckedGraph,
  save?: (folder: string) => Promise<Result<null>>,
): Promise<Result<Kept>> {
  const folder = save && (await mkdtemp(join(tmpdir(), 'neuroloom-weights-')))
  const remove = async (): Promise<void> => {
    if (folder !== undefined) await rm(folder, { recursive: true, force: true })
  }
  const saved = folder === undefined ? undefined : await save?.(folder)
  if (saved && !saved.ok) {
    await remove()
    return saved
  }
  const file = await openCheckpoint(folder === undefined ? checkpoint : join(folder, CHECKPOINT_FILE))
  if (!file.ok) {
    await remove()
    return file
  }
  const weights = keptWeights(checked, file.value)
  const close = async (): Promise<void> => {
    await file.value.close()
    await remove()
  }
  const sound = await checkSound(basename(dirname(checkpoint)), weights, checked)
  if (sound.ok) return ok({ weights, close })
  await close()
  return sound
}

/**
 * Refuses weights that are NaN or infinite, or that another network left: they would pass for a trained network.
 *
 * @param run What a person calls the run: the name of its folder.
 */
async function checkSound(run: string, weights: WeightSource, { nodes }: CheckedGraph): Promise<Result<null>> {
  for (const [node, own] of Object.entries(weights.all))
    for (const [name, { shape }] of Object.entries(own)) {
      const values = await weights.read(node, name).catch(() => undefined)
      if (values?.length !== sizeOf(shape)) return trainerFailure('checkpointOther', {}, `${node}/${name}`)
      if (!allFinite(values))
        return trainerFailure('weightsSpoiled', { run, node: nodes[node]?.node.name ?? node, weight: name })
    }
  return ok(null)
}
