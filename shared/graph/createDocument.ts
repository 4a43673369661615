import { DOCUMENT_VERSION, trainingSettings, type GraphDocument } from './document'

/** A blank project. */
export const createDocument = (id: string, title: string): GraphDocument => ({
  format: 'neuroloom',
  version: DOCUMENT_VERSION,
  id,
  title,
  nodes: [],
  edges: [],
  groups: [],
  notes: [],
  training: trainingSettings.parse({}),
})
