import { checkGraph } from '@shared/compile/checkGraph'
import type { GraphDocument } from '@shared/graph/document'
import { ok, problem, type Problem, type Result } from '@shared/result'
import type { Exported, ExportSource, LoadingCode } from '../../defineExporter'
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
  /** What these weights and their document lose, in a file that keeps the state of the optimizer or loses it. */
  losses(source: ExportSource, state: 'kept' | 'lost'): readonly Problem[]
  /** The classes that Keras lacks, as a file beside the model's; nothing where it lacks none. */
  readonly beside: Pick<Exported, 'beside'>
}

/** Where training has gone on but cannot go on there from the same state. */
function stateLoss(graph: OperationGraph, source: ExportSource, state: 'kept' | 'lost'): readonly Problem[] {
  const { type } = source.document.training.optimizer
  if (!source.weights.optimizer || (state === 'kept' && optimizerState(graph, source))) return []
  return [problem('optimizerStateLeftOut', `What the optimizer remembers (${type}) is not in the file.`, { type })]
}

export function prepareModel(document: GraphDocument): Result<PreparedModel> {
  const checked = checkGraph(document)
  const model = toKerasModel(document, checked)
  if (!model.ok) return model
  const graph = toOperations(model.value)
  const classes = missingClasses(graph)
  return ok({
    graph,
    compile: compileConfig(document, model.value),
    losses: (source, state) => [...fileLosses(document, checked, model.value), ...stateLoss(graph, source, state)],
    beside: classes.length > 0 ? { beside: (path) => [layersFile(path, classes)] } : {},
  })
}

/** Lines that load a model of Keras, and the module with its own layers before it. */
export function kerasLoading(path: string, document: GraphDocument): LoadingCode {
  const model = prepareModel(document)
  const own = model.ok && model.value.beside.beside
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
