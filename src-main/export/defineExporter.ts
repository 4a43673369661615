import type { GraphDocument } from '@shared/graph/document'
import type { ExportFormatInfo, ExportOutcome } from '@shared/ipc/types'
import type { Problem, Result } from '@shared/result'
import type { InferenceGraph } from './graph/InferenceGraph'
import type { WeightSource } from './weights/WeightSource'

export interface ExportFile {
  readonly name: string
  /** Pieces are made while they are written: a large network never lies in memory as a whole. */
  readonly content: string | Uint8Array | AsyncIterable<Uint8Array>
}

/** What an exporter makes, before anything is written. */
export interface Exported {
  /** A format that is a folder has the file that names the others first. */
  readonly files: readonly ExportFile[]
  /** Files that lie beside the one of a format that is a file, and are needed with it, for the path that it gets; with names without folders. */
  beside?(path: string): readonly ExportFile[]
  /** About how many bytes will be written; absent: as many as the weights have. */
  readonly bytes?: number
  /** What does not survive, and why. */
  readonly losses: readonly Problem[]
}

export interface ExportSource {
  readonly document: GraphDocument
  readonly weights: WeightSource
  /** A pass through the network as operations on tensors; a trainer records it. */
  trace(): Promise<Result<InferenceGraph>>
}

/** A few lines of code that load what was written. */
export type LoadingCode = ExportOutcome['loading']

/**
 * A writer of one format. It writes no files itself, so that a network that cannot be written leaves nothing behind, and reads no weights
 * before its files are asked for their content, so that what would be lost is told at once.
 */
export interface Exporter extends ExportFormatInfo {
  write(source: ExportSource): Promise<Result<Exported>>
  /** How to load it from its path, for a person who reads the format's documentation for the first time. */
  loading(path: string, source: Pick<ExportSource, 'document'>): LoadingCode
}

export const defineExporter = (exporter: Exporter): Exporter => exporter
