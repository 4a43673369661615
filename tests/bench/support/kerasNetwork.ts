import type { TensorType } from '../../../shared/catalog/define/tensorType'
import { checkGraph } from '../../../shared/compile/checkGraph'
import type { GraphDocument } from '../../../shared/graph/document'
import { toKerasModel } from '../../../src-main/export/keras/toKerasModel'
import { writeCustomClasses } from '../../../src-main/export/python/customClasses'
import { writeModel } from '../../../src-main/export/python/writeModel'
import { writeCompile } from '../../../src-main/export/python/writeTraining'

/** Rows that a peer makes up for one input or target: `below` for whole numbers, `labels` for how classes are written. */
export interface MadeUp {
  readonly shape: readonly number[]
  readonly dtype: 'float32' | 'int32'
  readonly below?: number
  readonly labels?: string
}

const madeUp = ({ shape, dtype, vocabulary, labels }: TensorType): MadeUp => ({
  shape,
  dtype,
  ...(vocabulary !== undefined && { below: vocabulary }),
  ...(labels && { below: labels.classes, labels: labels.encoding }),
})

/** A document as Python that makes and compiles the same model in Keras, with what it takes and is compared with; or why our exporter has no words for it. */
export function kerasNetwork(document: GraphDocument) {
  const model = toKerasModel(document, checkGraph(document))
  if (!model.ok) return { reason: `${model.error.code} ${Object.values(model.error.values ?? {}).join(' ')}` }
  const rows = { train: 8192, validation: 0, test: 0 }
  const data = { functions: '', arrays: '', rows, testRows: 0, x: [], y: [] }
  const { objectives } = model.value
  if (!objectives || document.training.phases?.length)
    return { reason: 'It learns in a way that Keras’s fit does not know' }
  const compile = writeCompile(document, objectives, data)
  if (!compile.ok) return { reason: compile.error.code }
  const network = writeModel(model.value)
  return {
    source: [...writeCustomClasses([network, compile.value]), network, compile.value].join('\n\n'),
    x: model.value.inputs.map(({ type }) => madeUp(type)),
    y: objectives.map(({ target }) => madeUp(target.type)),
  }
}
