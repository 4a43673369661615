/** The right side of a product: where it starts, and the bytes from row to row and, by eights, from column to column. */
export interface RightSide {
  readonly address: number
  readonly row: number
  readonly column: number
}

/** Matrices by rows, or images: see `rowProducts`. Addresses and pitches (start to start) in bytes, counts in floats. */
export interface RowWalk {
  readonly a: number
  readonly right: RightSide
  readonly c: number
  /** Floats of A that lie beside each other for one value of C, and how many such pieces there are. */
  readonly depth: number
  readonly lines: { readonly count: number; readonly pitch: number }
  readonly aRow: number
  readonly cRow: number
  /** Rows of A and C in a band. */
  readonly rows: number
  readonly bands: { readonly count: number; readonly a: number; readonly c: number }
  readonly images: { readonly count: number; readonly a: number; readonly c: number }
  readonly width: number
}

/** Sums of outer products: see `outerProducts`. */
export interface OuterWalk {
  readonly a: number
  readonly b: number
  readonly c: number
  /** Rows and columns of C. */
  readonly rows: number
  readonly width: number
  readonly aStep: number
  readonly bStep: number
  readonly cRow: number
  readonly columns: number
  readonly lines: { readonly count: number; readonly pitch: number }
  readonly images: { readonly count: number; readonly pitch: number }
}

/** For a plain matrix: one line, one band, one image. */
export const single = { count: 1, pitch: 0, a: 0, c: 0 } as const
