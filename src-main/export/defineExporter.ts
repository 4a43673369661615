import type { GraphDocument } from '@shared/graph/document'
import type { ExportFormatInfo } from '@shared/ipc/types'
import type { Problem, Result } from '@shared/result'
import type { WeightsSnapshot } from '../trainer/protocol'

export interface ExportFile {
  readonly name: string
  readonly content: string | Uint8Array
}

/** What an exporter makes, before anything is written. */
export interface Exported {
  /** A format that is a folder has the file that names the others first. */
  readonly files: readonly ExportFile[]
  /** What does not survive, and why. */
  readonly losses: readonly Problem[]
}

export interface ExportSource {
  readonly document: GraphDocument
  /** By node and name; empty when the exporter needs none. */
  readonly weights: WeightsSnapshot
}

/** A writer of one format: it writes no files itself, so that a network that cannot be written leaves nothing behind. */
export interface Exporter extends ExportFormatInfo {
  write(source: ExportSource): Promise<Result<Exported>>
}

export const defineExporter = (exporter: Exporter): Exporter => exporter
