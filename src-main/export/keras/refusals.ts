import { problem, type Problem } from '@shared/result'

export const notExportable = (node: string): Problem =>
  problem('notExportable', `This network cannot be exported: “${node}” lacks a connection.`, { node })

export const notInKeras = (node: string, type: string): Problem =>
  problem('notInKeras', `Keras has no counterpart of “${node}” (${type}).`, { node, type })
