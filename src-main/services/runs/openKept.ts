import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import type { CheckedGraph } from '@shared/compile/checkedGraph'
import { sizeOf } from '@shared/catalog/define/tensorType'
import { ok, type Result } from '@shared/result'
import { trainerFailure } from '@shared/training/problems/trainerProblem'
import { openCheckpoint, readCheckpointHeader } from '../../trainer/checkpoint/openCheckpoint'
import { weightCell } from '../../trainer/program/weightCell'
import { CHECKPOINT_FILE } from '../../trainer/protocol'
import { allFinite } from '../../trainer/engine/allFinite'
import { freshWeights, keptWeights, type WeightInfo, type WeightSource } from '../../export/weights/WeightSource'

/** Told how many of the bytes of all weights were found sound. @throws Error to end it. */
export type OnChecked = (bytes: number, of: number) => void

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
  onChecked?: OnChecked,
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
  let sound: Result<null> | undefined
  try {
    sound = await checkSound(basename(dirname(checkpoint)), weights, checked, onChecked)
  } finally {
    if (!sound?.ok) await close()
  }
  return sound.ok ? ok({ weights, close }) : sound
}

/** The weights of a run as its last checkpoint names them, unread; those of the network where it has none yet. */
export async function outlineKept(checkpoint: string, checked: CheckedGraph): Promise<Result<WeightSource>> {
  const header = await readCheckpointHeader(checkpoint)
  const read = (): Promise<never> => Promise.reject(new Error('Only the shapes of these weights are known'))
  if (!header.ok) return header.error.code === 'checkpointMissing' ? ok({ ...freshWeights(checked, 0), read }) : header
  const weights = keptWeights(checked, { header: header.value, read, close: () => Promise.resolve() })
  const lengths = new Map(header.value.arrays.map(({ name, length }) => [name, length]))
  for (const [node, own] of Object.entries(weights.all))
    for (const [name, { shape }] of Object.entries(own))
      if (lengths.get(weightCell(node, name)) !== sizeOf(shape))
        return trainerFailure('checkpointOther', {}, `${node}/${name}`)
  return ok(weights)
}

/**
 * Refuses weights that are NaN or infinite, or that another network left: they would pass for a trained network.
 *
 * @param run What a person calls the run: the name of its folder.
 */
async function checkSound(
  run: string,
  weights: WeightSource,
  { nodes }: CheckedGraph,
  onChecked?: OnChecked,
): Promise<Result<null>> {
  const all = Object.values(weights.all).flatMap(Object.values<WeightInfo>)
  const total = all.reduce((sum, { shape }) => sum + 4 * sizeOf(shape), 0)
  let done = 0
  for (const [node, own] of Object.entries(weights.all))
    for (const [name, { shape }] of Object.entries(own)) {
      const values = await weights.read(node, name).catch(() => undefined)
      if (values?.length !== sizeOf(shape)) return trainerFailure('checkpointOther', {}, `${node}/${name}`)
      if (!allFinite(values))
        return trainerFailure('weightsSpoiled', { run, node: nodes[node]?.node.name ?? node, weight: name })
      onChecked?.((done += values.byteLength), total)
    }
  return ok(null)
}
