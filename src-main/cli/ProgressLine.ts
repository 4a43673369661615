import type { ExportProgress } from '@shared/ipc/types'
import type { CliContext } from './CliContext'
import { formatNumber } from './formatValues'

/** What is done sooner is not spoken of, ms. */
const AT_FIRST = 500

/** A line on a terminal's stderr that says how far an export is, and goes when it is done. */
export class ProgressLine {
  private readonly from = Date.now()
  private shown = false

  constructor(private readonly context: CliContext) {}

  show({ share, written, total }: ExportProgress): void {
    const { live, say } = this.context
    if (!live || Date.now() - this.from < AT_FIRST) return
    const [done, all] = [written, total].map((bytes) => formatNumber(Math.round(bytes / 1e6)))
    const line = say('exportProgress', { percent: Math.floor(100 * share), written: done ?? '', total: all ?? '' })
    process.stderr.write(`\r\u001b[K${line}`)
    this.shown = true
  }

  clear(): void {
    if (this.shown) process.stderr.write('\r\u001b[K')
    this.shown = false
  }
}
