import type { GraphDocument } from '@shared/graph/document'
import type { MissingLayer } from '@shared/ipc/types'
import type { Problem, Result } from '@shared/result'
import type { ImportFile } from './files/ImportFile'

/** Values of the cells of a run by name. */
export type ImportedWeights = Readonly<Record<string, Float32Array>>

/** A network that came in from another program. */
export interface Imported {
  /** Not checked and not laid out yet. */
  readonly document: GraphDocument
  /** Weights of its nodes by `weightCell`; absent: the file has none, or none that fit. */
  readonly weights?: ImportedWeights
  /** Layers that stand for what the studio does not have. */
  readonly missing: readonly MissingLayer[]
  /** What a person should know: what was left out or had to be guessed. */
  readonly notices: readonly Problem[]
  /** Places of the nodes are those of the file. */
  readonly arranged?: true
}

/** A reader of one format. It runs in a thread of its own, with bounded time and memory, and touches no files but through what it is given. */
export interface Importer {
  readonly id: string
  /** By what is in the file, never by its name. */
  recognizes(file: ImportFile): boolean
  read(file: ImportFile): Result<Imported> | Promise<Result<Imported>>
}

export const defineImporter = (importer: Importer): Importer => importer
