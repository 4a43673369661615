import { checkGraph } from '@shared/compile/checkGraph'
import type { CheckedGraph } from '@shared/compile/checkedGraph'
import type { GraphDocument } from '@shared/graph/document'
import { ok, problem, type Problem, type Result } from '@shared/result'
import type { Exported, ExportSource, LoadingCode } from '../../defineExporter'
import type { KerasModel } from '../KerasModel'
import { toKerasModel } from '../toKerasModel'
import { compileConfig } from './compileConfig'
import { fileLosses } from './fileLosses'
import { layersFile, layersModule, missingClasses } from './layersFile'
import { optimizerState } from './optimizerState'
import type { OperationGraph } from './Operation'
import { toOperations } from './toOperations'

/** A network as both of Keras's files hold it. */
export interface PreparedModel {
  readonly graph: OperationGraph
  readonly compile: ReturnType<typeof compileConfig>
  readonly checked: CheckedGraph
  readonly model: KerasModel
}

/** Where training has gone on but cannot go on there from the same state. */
function stateLoss(graph: OperationGraph, source: ExportSource, state: 'kept' | 'lost'): readonly Problem[] {
  const { type } = source.document.training.optimizer
  if (!source.weights.optimizer || (state === 'kept' && optimizerState(graph, source))) return []
  return [problem('optimizerStateLeftOut', `What the optimizer remembers (${type}) is not in the file.`, { type })]
}

function prepareModel(document: GraphDocument): Result<PreparedModel> {
  const checked = checkGraph(document)
  const model = toKerasModel(document, checked)
  if (!model.ok) return model
  const graph = toOperations(model.value)
  return ok({ graph, compile: compileConfig(document, model.value), checked, model: model.value })
}

/** What sets one of Keras's files apart from the other. */
interface FileForm {
  readonly name: string
  /** Whether the file keeps the state of the optimizer. */
  readonly state: 'kept' | 'lost'
  /** About how many bytes will be written, where they are not those of the weights. */
  bytes?(prepared: PreparedModel, source: ExportSource): number
}

/**
 * A network as a file of Keras, with the classes that Keras lacks as a file beside it, and what is lost.
 *
 * @param contentOf The bytes of the file, made when they are asked for.
 */
export function writeModelFile(
  source: ExportSource,
  { name, state, bytes }: FileForm,
  contentOf: (prepared: PreparedModel) => AsyncIterable<Uint8Array>,
): Promise<Result<Exported>> {
  const { document } = source
  const prepared = prepareModel(document)
  if (!prepared.ok) return Promise.resolve(prepared)
  const { graph, checked, model } = prepared.value
  const classes = missingClasses(graph)
  return Promise.resolve(
    ok({
      files: [{ name, content: contentOf(prepared.value) }],
      losses: [...fileLosses(document, checked, model), ...stateLoss(graph, source, state)],
      ...(bytes && { bytes: bytes(prepared.value, source) }),
      ...(classes.length > 0 && { beside: (path) => [layersFile(path, classes)] }),
    }),
  )
}

/** Lines that load a model of Keras, and the module with its own layers before it. */
export function kerasLoading(path: string, document: GraphDocument): LoadingCode {
  const model = prepareModel(document)
  const own = model.ok && missingClasses(model.value.graph).length > 0
  return {
    language: 'python',
    code: [
      'import keras',
      ...(own ? ['', '# Lies beside the model; start Python in that folder.', `import ${layersModule(path)}`] : []),
      '',
      `model = keras.models.load_model(${JSON.stringify(path)})`,
      'model.summary()',
    ].join('\n'),
  }
}
