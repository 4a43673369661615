import { addSegments } from './addSegments'
import { assemble } from './assemble'
import { columnSums } from './columnSums'
import { copyRows } from './copyRows'
import { dotProducts } from './dotProducts'
import { elementwise, type Sides } from './elementwise'
import { outerProducts } from './outerProducts'
import { type BinaryName, periodicBinary } from './periodicBinary'
import { poolGradient } from './poolGradient'
import { rowProducts } from './rowProducts'
import { squareRoots } from './squareRoots'

type Call = (...args: number[]) => void

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1)
const tile = { rows: 4, width: 8, columns: 2, vectors: 4 }
const binaries = ['add', 'sub', 'mul', 'div'] as const
const sides = ['both', 'right single', 'left single'] as const

const functions = [
  ...upTo(tile.rows).flatMap((rows) =>
    upTo(tile.width).flatMap((width) => [rowProducts(rows, width), outerProducts(rows, width)]),
  ),
  ...upTo(tile.rows).flatMap((rows) => upTo(tile.columns).map((columns) => dotProducts(rows, columns))),
  ...upTo(tile.vectors).map(columnSums),
  ...binaries.flatMap((op) => [periodicBinary(op, false), periodicBinary(op, true)]),
  ...binaries.flatMap((op) => sides.map((side) => elementwise(op, side))),
  poolGradient('max'),
  poolGradient('average'),
  addSegments,
  copyRows,
  squareRoots,
]

/** Matrices by rows, or images: see `rowProducts`. Addresses and pitches (start to start) in bytes, counts in floats. */
export interface RowWalk {
  readonly a: number
  readonly b: number
  readonly c: number
  /** Floats of A that lie beside each other for one value of C, and how many such pieces there are. */
  readonly depth: number
  readonly lines: { readonly count: number; readonly pitch: number }
  readonly aRow: number
  readonly bRow: number
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

/** The arithmetic that TensorFlow.js's program lacks or does slowly, as SIMD functions over the same memory. */
export class SimdMath {
  private readonly calls: Record<string, Call>
  // Found by number and called with plain arguments: a name put together and a spread cost more than a small tile.
  private readonly rowTiles: Call[][]
  private readonly outerTiles: Call[][]
  private readonly dotTiles: Call[][]
  private readonly elementwiseOf: Record<BinaryName, Record<Sides, Call>>

  /** @param shared whether the memory is shared with threads */
  constructor(memory: WebAssembly.Memory, shared: boolean) {
    const bytes = assemble(functions, shared ? 65_536 : undefined)
    const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes as BufferSource), { env: { memory } })
    this.calls = instance.exports as Record<string, Call>
    const table = (name: string, width: number) =>
      upTo(tile.rows).map((rows) => upTo(width).map((columns) => this.calls[`${name}${rows}x${columns}`]!))
    this.rowTiles = table('rowProducts', tile.width)
    this.outerTiles = table('outerProducts', tile.width)
    this.dotTiles = table('dotProducts', tile.columns)
    const ofSides = (op: BinaryName) => Object.fromEntries(sides.map((side) => [side, this.calls[`${op}, ${side}`]!]))
    this.elementwiseOf = Object.fromEntries(binaries.map((op) => [op, ofSides(op)])) as Record<
      BinaryName,
      Record<Sides, Call>
    >
  }

  /** @param panel where 32 bytes for each row of B have room: each tile's part of B is first gathered there */
  rowProducts(matrices: RowWalk, panel?: number): void {
    const walk = panel === undefined ? matrices : { ...matrices, bRow: 4 * tile.width }
    const whole = Math.floor(walk.rows / tile.rows)
    const rest = walk.rows - whole * tile.rows
    for (let n = 0; n < walk.width; n += tile.width) {
      const columns = Math.min(tile.width, walk.width - n)
      const b = panel ?? walk.b + 4 * n
      if (panel !== undefined) this.gather(matrices, n, columns, panel)
      if (whole > 0) this.rowPart(walk, b, n, columns, 0, tile.rows, whole)
      if (rest > 0) this.rowPart(walk, b, n, columns, whole * tile.rows, rest, 1)
    }
  }

  private gather({ b, bRow, depth, lines }: RowWalk, n: number, columns: number, panel: number): void {
    this.calls.copyRows!(b + 4 * n, panel, columns, depth * lines.count, bRow, 4 * tile.width, 1, 0, 0)
  }

  private rowPart(
    walk: RowWalk,
    b: number,
    n: number,
    columns: number,
    from: number,
    rows: number,
    tiles: number,
  ): void {
    const { aRow, bRow, cRow, depth, lines, bands, images } = walk
    const walked = rows * tiles
    this.rowTiles[rows - 1]![columns - 1]!(
      walk.a + from * aRow,
      b,
      walk.c + from * cRow + 4 * n,
      aRow,
      bRow,
      cRow,
      depth,
      lines.count,
      lines.pitch - 4 * depth,
      tiles,
      bands.count,
      bands.a - walked * aRow,
      bands.c - walked * cRow,
      images.count,
      images.a - bands.count * bands.a,
      images.c - bands.count * bands.c,
    )
  }

  outerProducts(walk: OuterWalk): void {
    const whole = Math.floor(walk.width / tile.width)
    const rest = walk.width - whole * tile.width
    for (let m = 0; m < walk.rows; m += tile.rows) {
      const rows = Math.min(tile.rows, walk.rows - m)
      if (whole > 0) this.outerPart(walk, m, rows, 0, tile.width, whole)
      if (rest > 0) this.outerPart(walk, m, rows, whole * tile.width, rest, 1)
    }
  }

  private outerPart(walk: OuterWalk, m: number, rows: number, from: number, width: number, tiles: number): void {
    const { aStep, columns, lines, images } = walk
    this.outerTiles[rows - 1]![width - 1]!(
      walk.a + 4 * m,
      walk.b + 4 * from,
      walk.c + m * walk.cRow + 4 * from,
      aStep,
      walk.bStep,
      lines.pitch - columns * aStep,
      images.pitch - lines.count * lines.pitch,
      columns,
      lines.count,
      images.count,
      walk.cRow,
      tiles,
    )
  }

  /** C[m, n] = sum over k of A[m, k] * B[n, k]; all three without gaps. */
  dotProducts(a: number, b: number, c: number, rows: number, depth: number, width: number): void {
    const whole = Math.floor(width / tile.columns)
    const rest = width - whole * tile.columns
    const row = 4 * depth
    const part = (m: number, n: number, columns: number, tiles: number) =>
      this.dotTiles[Math.min(tile.rows, rows - m) - 1]![columns - 1]!(
        a + m * row,
        b + n * row,
        c + 4 * (m * width + n),
        row,
        row,
        4 * width,
        Math.floor(depth / 4),
        depth % 4,
        tiles,
      )
    for (let m = 0; m < rows; m += tile.rows) {
      if (whole > 0) part(m, 0, tile.columns, whole)
      if (rest > 0) part(m, whole * tile.columns, rest, 1)
    }
  }

  /** to[n] = sum over m of from[m, n] for up to 16 columns from `from` on; whole vectors of `to` are written. */
  columnSums(from: number, to: number, rows: number, columns: number, step: number): void {
    this.calls[`columnSums${Math.ceil(columns / 4)}`]!(from, to, rows, step)
  }

  /** to[i] = a[i] op b[i], one side perhaps a single value; whole vectors of `to` are written. */
  elementwise(op: BinaryName, form: Sides, a: number, b: number, to: number, count: number): void {
    this.elementwiseOf[op][form](a, b, to, count)
  }

  /** to[i] = long[i] op short[i mod period]; the period is a multiple of 4. */
  periodic(
    op: BinaryName,
    shortFirst: boolean,
    long: number,
    short: number,
    to: number,
    count: number,
    period: number,
  ) {
    const name = shortFirst ? `periodic_${op}_swapped` : `periodic_${op}`
    this.calls[name]!(long, short, to, period, Math.floor(count / period), count % period)
  }

  /** to[i] = sqrt(from[i]); whole vectors of `to` are written. */
  squareRoots(from: number, to: number, count: number): void {
    this.calls.squareRoots!(from, to, count)
  }

  /** See the function of this name for the arguments after the first. */
  poolGradient(kind: 'max' | 'average', ...args: Parameters<Call>): void {
    this.calls[`poolGradient_${kind}`]!(...args)
  }

  /** See the function of this name for the arguments. */
  addSegments(...args: Parameters<Call>): void {
    this.calls.addSegments!(...args)
  }

  /** See the function of this name for the arguments. */
  copyRows(...args: Parameters<Call>): void {
    this.calls.copyRows!(...args)
  }
}
