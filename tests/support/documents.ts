import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { GraphDocument, TrainingSettings } from '@shared/graph/document'
import { readDocument } from '@shared/graph/readDocument'
import { ROOT } from './built'

/** A lecture network as its file has it, with other training settings where wanted. */
export function template(id: string, training: Partial<TrainingSettings> = {}): GraphDocument {
  const read = readDocument(readFileSync(join(ROOT, 'templates', `${id}.neuroloom.json`), 'utf8'))
  if (!read.ok) throw new Error(read.error.message)
  return { ...read.value.document, training: { ...read.value.document.training, ...training } }
}
