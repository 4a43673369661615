import { assemble } from './assemble'
import type { Sides } from './elementwise'
import type { BinaryName } from './periodicBinary'
import { elementwiseNumbers, numberOf, simdFunctions, tile, tileNumbers } from './simdFunctions'
import { ThreadPool } from './ThreadPool'
import type { OuterWalk, RowWalk } from './walks'

type Call = (...args: number[]) => void

// Found by number and called with plain arguments: a name put together and a spread cost more than a small tile.
const rowTiles = tileNumbers('rowProducts', tile.width)
const outerTiles = tileNumbers('outerProducts', tile.width)
const dotTiles = tileNumbers('dotProducts', tile.columns)
const namedNumbers = ['addSegments', 'copyRows', 'squareRoots', 'clearBytes'].map(numberOf)
const [addSegments, copyRows, squareRoots, clearBytes] = namedNumbers as [number, number, number, number]

/** Multiply-adds below which a product is done sooner than it is shared. */
const worthSharing = 60_000

/** The arithmetic that TensorFlow.js's program lacks or does slowly, as SIMD functions over the same memory. */
export class SimdMath {
  private shares = false

  private constructor(
    private readonly calls: readonly Call[],
    private readonly pool: ThreadPool | undefined,
  ) {}

  /**
   * @param shared whether the memory is shared with threads
   * @param threads how many work on large products, this one included; more than one only with shared memory
   */
  static async start(memory: WebAssembly.Memory, shared: boolean, threads: number): Promise<SimdMath> {
    const module = new WebAssembly.Module(assemble(simdFunctions, shared ? 65_536 : undefined) as BufferSource)
    const exported = new WebAssembly.Instance(module, { env: { memory } }).exports
    const calls = Object.values(exported) as Call[]
    const pool = shared && threads > 1 ? await ThreadPool.start({ module, memory, calls }, threads) : undefined
    return new SimdMath(calls, pool)
  }

  /** Threads that work on large products, the calling one included. */
  get threads(): number {
    return this.pool?.threads ?? 1
  }

  /**
   * Lets threads share the products that `emit` asks for, if there are threads and enough work (in multiply-adds). The
   * products must not depend on each other; they are finished when this returns.
   */
  share(work: number, emit: () => void): void {
    if (!this.pool || work < worthSharing) return emit()
    this.shares = true
    try {
      emit()
    } finally {
      this.shares = false
      this.pool.run()
    }
  }

  /**
   * Gathers the columns of a right side, eight at a time, to `panel`, where 32 bytes for each of its rows and each eight
   * columns have room. Finished when this returns, also where products are shared.
   */
  pack(b: number, bRow: number, rows: number, width: number, panel: number): void {
    for (let n = 0; n < width; n += tile.width) {
      const columns = Math.min(tile.width, width - n)
      this.runner(copyRows)(b + 4 * n, panel + 4 * n * rows, columns, rows, bRow, 4 * tile.width, 1, 0, 0)
    }
    if (this.shares) this.pool!.run()
  }

  rowProducts(walk: RowWalk): void {
    for (const part of this.shares ? pieces(walk, 2 * this.threads) : [walk]) {
      const whole = Math.floor(part.rows / tile.rows)
      const rest = part.rows - whole * tile.rows
      for (let n = 0; n < part.width; n += tile.width) {
        const columns = Math.min(tile.width, part.width - n)
        if (whole > 0) this.rowPart(part, n, columns, 0, tile.rows, whole)
        if (rest > 0) this.rowPart(part, n, columns, whole * tile.rows, rest, 1)
      }
    }
  }

  private rowPart(walk: RowWalk, n: number, columns: number, from: number, rows: number, tiles: number): void {
    const { aRow, cRow, depth, lines, bands, images } = walk
    const walked = rows * tiles
    const run = this.runner(rowTiles[rows - 1]![columns - 1]!)
    run(
      walk.a + from * aRow,
      walk.right.address + n * walk.right.column,
      walk.c + from * cRow + 4 * n,
      aRow,
      walk.right.row,
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

  /** Adds to what C holds. */
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
    const run = this.runner(outerTiles[rows - 1]![width - 1]!)
    run(
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
    const pieces = this.shares ? Math.ceil((2 * this.threads) / Math.ceil(rows / tile.rows)) : 1
    const step = Math.max(tile.columns, tile.columns * Math.ceil(width / tile.columns / pieces))
    for (let m = 0; m < rows; m += tile.rows)
      for (let n = 0; n < width; n += step) {
        const columns = Math.min(step, width - n)
        const whole = Math.floor(columns / tile.columns)
        const rest = columns - whole * tile.columns
        if (whole > 0) this.dotPart(a, b, c, rows, depth, width, m, n, tile.columns, whole)
        if (rest > 0) this.dotPart(a, b, c, rows, depth, width, m, n + whole * tile.columns, rest, 1)
      }
  }

  private dotPart(
    a: number,
    b: number,
    c: number,
    rows: number,
    depth: number,
    width: number,
    m: number,
    n: number,
    columns: number,
    tiles: number,
  ): void {
    const row = 4 * depth
    const run = this.runner(dotTiles[Math.min(tile.rows, rows - m) - 1]![columns - 1]!)
    run(a + m * row, b + n * row, c + 4 * (m * width + n), row, row, 4 * width, Math.floor(depth / 4), depth % 4, tiles)
  }

  /** Sets this many floats to zero. */
  clear(address: number, count: number): void {
    this.calls[clearBytes]!(address, 4 * count)
  }

  /** to[n] = sum over m of from[m, n] for up to 16 columns from `from` on; whole vectors of `to` are written. */
  columnSums(from: number, to: number, rows: number, columns: number, step: number): void {
    this.calls[numberOf(`columnSums${Math.ceil(columns / 4)}`)]!(from, to, rows, step)
  }

  /** to[i] = a[i] op b[i], one side perhaps a single value; whole vectors of `to` are written. */
  elementwise(op: BinaryName, form: Sides, a: number, b: number, to: number, count: number): void {
    this.calls[elementwiseNumbers[op][form]]!(a, b, to, count)
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
  ): void {
    const name = shortFirst ? `periodic_${op}_swapped` : `periodic_${op}`
    this.calls[numberOf(name)]!(long, short, to, period, Math.floor(count / period), count % period)
  }

  /** to[i] = sqrt(from[i]); whole vectors of `to` are written. */
  squareRoots(from: number, to: number, count: number): void {
    this.calls[squareRoots]!(from, to, count)
  }

  /** See the function of this name for the arguments after the first. */
  poolGradient(kind: 'max' | 'average', ...args: Parameters<Call>): void {
    this.calls[numberOf(`poolGradient_${kind}`)]!(...args)
  }

  /** See the function of this name for the arguments. */
  // prettier-ignore
  addSegments(
    from: number, to: number, length: number, segments: number, toStep: number,
    columns: number, toColumn: number, bands: number, toBand: number,
  ): void {
    this.runner(addSegments)(from, to, length, segments, toStep, columns, toColumn, bands, toBand)
  }

  /** See the function of this name for the arguments. */
  copyRows(...args: Parameters<Call>): void {
    this.calls[copyRows]!(...args)
  }

  /**
   * What takes the arguments of a function: itself, or the list of what threads share. It must be called with arguments
   * spelled out: gathered and spread again they cost more than a small tile.
   */
  private runner(call: number): Call {
    return this.shares ? this.pool!.adder(call) : this.calls[call]!
  }
}

/** The same walk in about so many parts that do not depend on each other, where its columns alone are too few. */
function pieces(walk: RowWalk, wanted: number): RowWalk[] {
  const { images, rows } = walk
  const each = Math.ceil(wanted / Math.ceil(walk.width / tile.width))
  if (each <= 1) return [walk]
  if (images.count > 1) {
    const step = Math.ceil(images.count / each)
    return starts(images.count, step).map((from) => {
      const count = Math.min(step, images.count - from)
      return { ...walk, a: walk.a + from * images.a, c: walk.c + from * images.c, images: { ...images, count } }
    })
  }
  if (walk.bands.count > 1) return [walk]
  const step = tile.rows * Math.ceil(rows / tile.rows / each)
  return starts(rows, step).map((from) => {
    const count = Math.min(step, rows - from)
    return { ...walk, a: walk.a + from * walk.aRow, c: walk.c + from * walk.cRow, rows: count }
  })
}

const starts = (count: number, step: number) => Array.from({ length: Math.ceil(count / step) }, (_, i) => i * step)
