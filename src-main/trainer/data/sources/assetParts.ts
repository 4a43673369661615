import type { Columns } from '@shared/catalog/define/dataset'

/** Rows of a stored data set, by output port. */
export interface AssetPart {
  readonly rows: number
  readonly columns: Columns
}

/** A stored data set: its training part and, where the makers set one apart, its test part. */
export interface AssetParts {
  readonly train: AssetPart
  readonly test?: AssetPart
}
