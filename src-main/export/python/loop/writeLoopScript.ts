import type { CheckedGraph } from '@shared/compile/checkedGraph'
import type { GraphDocument } from '@shared/graph/document'
import { ok, type Problem, type Result } from '@shared/result'
import { omissions } from '../../keras/omissions'
import { toScriptModel } from '../../script/toScriptModel'
import { writeCustomClasses } from '../customClasses'
import { docTitle } from '../docTitle'
import { storedData } from '../storedData'
import { statements } from '../pythonCode'
import { writeData, type DataDialect, type DataScript } from '../writeData'
import { writeModel } from '../writeModel'
import { writeSplit } from '../writeTraining'
import { RESERVED } from './reserved'
import { toKerasNetwork } from './toKerasNetwork'
import { writeLoop } from './writeLoop'
import { beforeLines, writeEvaluate, writeMeasure } from './writeMeasure'
import { writePhases } from './writePhases'

interface LoopScript {
  /** All that follows the settings. */
  readonly code: readonly string[]
  readonly losses: readonly Problem[]
  readonly phased: boolean
}

const batchLines = ({ training: { shuffle } }: GraphDocument, names: readonly string[]): string[] => {
  const rows = names.map((name) => `${name}[train]`)
  return [
    `batches = tf.data.Dataset.from_tensor_slices((${rows.join(', ')}${rows.length === 1 ? ',' : ''}))`,
    `batches = batches${shuffle === false ? '' : '.shuffle(len(train))'}.batch(BATCH_SIZE)`,
  ]
}

const lastLook = ({ rows }: DataScript): string[] =>
  rows.test > 0
    ? ['# How well it does on data that it has never seen.', 'print(evaluate(test))']
    : ['# There is no test part: how well it does on the data that it was trained on.', 'print(evaluate(train))']

/** A script whose network learns in a loop of its own: by phases and turns, or by losses that Keras’s fit does not know. */
export async function writeLoopScript(
  document: GraphDocument,
  checked: CheckedGraph,
  dialect: DataDialect,
): Promise<Result<LoopScript>> {
  const model = toScriptModel(document, checked, RESERVED)
  if (!model.ok) return model
  const network = toKerasNetwork(model.value)
  if (!network.ok) return network
  const needed = { inputs: model.value.arrays, targets: [] }
  const data = writeData(document, needed, await storedData(document), dialect)
  if (!data.ok) return data
  const measure = writeMeasure(document, model.value)
  if (!measure.ok) return measure
  const phased = (document.training.phases?.length ?? 0) > 0
  const loop = phased
    ? writePhases({ document, model: model.value, data: data.value, measure: measure.value })
    : writeLoop(document, data.value, measure.value)
  if (!loop.ok) return loop
  const written = writeModel(network.value, {
    named: phased,
    function: { name: 'build_model', title: docTitle(document.title) },
  })
  const { made } = beforeLines(model.value)
  const names = model.value.arrays.map(({ name }) => name)
  const code = [
    ...statements(data.value.functions.trimEnd().split('\n')),
    ...['', ''],
    data.value.arrays,
    '',
    writeSplit(data.value),
    ...['', ''],
    ...writeCustomClasses([written, loop.value.code, ...made]).flatMap((one) => [one.trimEnd(), '', '']),
    written,
    ...['', ''],
    'model = build_model()',
    'model.summary()',
    ...made,
    ...['', ''],
    measure.value.code,
    ...['', ''],
    writeEvaluate(model.value, measure.value, !phased),
    ...['', ''],
    ...statements(batchLines(document, names)),
    ...(phased ? ['', ''] : []),
    loop.value.code,
    '',
    ...lastLook(data.value),
    '',
  ]
  return ok({ code, losses: [...omissions({ omitted: model.value.omitted }), ...loop.value.losses], phased })
}
