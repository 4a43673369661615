import { catalog } from '@shared/catalog/catalog'
import { parseParams } from '@shared/catalog/define/params'
import type { GraphDocument } from '@shared/graph/document'
import { kerasMetrics } from '../kerasMetrics'
import type { KerasModel, KerasOutput } from '../KerasModel'
import type { KerasObject } from './Operation'
import { pythonFloat } from './toPythonJson'

const objectOf = (
  module: 'losses' | 'metrics' | 'optimizers',
  { className, config }: { readonly className: string; readonly config: Readonly<Record<string, unknown>> },
): KerasObject => ({ module: `keras.${module}`, class_name: className, config, registered_name: null })

/** The learning rate of a document, without its schedule. */
export function rateOf({ training: { optimizer } }: GraphDocument): number {
  const item = catalog.optimizers.get(optimizer.type)
  const { params } = parseParams(item?.params ?? {}, optimizer.params)
  return Number((params as Readonly<Record<string, unknown>>)['learningRate'])
}

/** The optimizer of a document; `undefined`: Keras has none like it. */
export function optimizerObject(document: GraphDocument): KerasObject | undefined {
  const { optimizer, clip } = document.training
  const item = catalog.optimizers.get(optimizer.type)
  if (!item) return undefined
  const { params } = parseParams(item.params, optimizer.params)
  const keras = item.keras(params)
  if (!keras) return undefined
  const limits = clip && { [clip.by === 'value' ? 'clipvalue' : 'global_clipnorm']: clip.limit }
  const config = Object.entries({ learning_rate: rateOf(document), ...keras.config, ...limits })
  return objectOf('optimizers', {
    ...keras,
    // Keras refuses whole numbers here.
    config: Object.fromEntries(
      config.map(([key, value]) => [key, typeof value === 'number' ? pythonFloat(value) : value]),
    ),
  })
}

const metricsOf = ({ loss, type }: KerasOutput, chosen: readonly string[] | undefined) =>
  loss ? kerasMetrics(loss, type, chosen).map((one) => (typeof one === 'string' ? one : objectOf('metrics', one))) : []

/** What `compile` is called with, as files have it; `undefined` where Keras lacks the optimizer or every loss. */
export function compileConfig(document: GraphDocument, { outputs }: KerasModel) {
  const optimizer = optimizerObject(document)
  if (!optimizer || outputs.every(({ loss }) => !loss)) return undefined
  const weights = outputs.map(({ loss }) => Number((loss?.params as { readonly weight?: number })?.weight ?? 1))
  const metrics = outputs.map((output) => metricsOf(output, document.training.metrics))
  const one = outputs.length === 1
  const losses = outputs.map(({ loss }) => (loss ? objectOf('losses', loss.keras) : null))
  return {
    optimizer,
    loss: one ? losses[0] : losses,
    loss_weights: weights.every((weight) => weight === 1) ? null : one ? weights[0] : weights,
    metrics: metrics.every((names) => names.length === 0) ? null : one ? metrics[0] : metrics,
    weighted_metrics: null,
    run_eagerly: false,
    steps_per_execution: 1,
    jit_compile: false,
  }
}
