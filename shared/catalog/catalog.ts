import type { ActivationDefinition } from './define/activation'
import type { BlockDefinition } from './define/block'
import type { ConstraintDefinition } from './define/constraint'
import type { DatasetDefinition } from './define/dataset'
import type { InitializerDefinition } from './define/initializer'
import type { LayerDefinition } from './define/layer'
import type { LossDefinition } from './define/loss'
import type { MetricDefinition } from './define/metric'
import type { OptimizerDefinition } from './define/optimizer'
import type { RegularizerDefinition } from './define/regularizer'
import type { ScheduleDefinition } from './define/schedule'
import type { ViewDefinition } from './define/view'
import * as index from './index.gen'

/** An item that can stand on the canvas. */
export type NodeDefinition =
  LayerDefinition | ActivationDefinition | LossDefinition | DatasetDefinition | ViewDefinition

const byId = <T extends { id: string }>(items: readonly unknown[]): ReadonlyMap<string, T> =>
  new Map((items as readonly T[]).map((item) => [item.id, item]))

/** Everything that exists, by kind and id. Items are looked up here and nowhere known by name. */
export const catalog = {
  layers: byId<LayerDefinition>(index.layers),
  activations: byId<ActivationDefinition>(index.activations),
  losses: byId<LossDefinition>(index.losses),
  /** Losses that teach by a rule of their own. */
  rules: byId<LossDefinition>(index.rules),
  datasets: byId<DatasetDefinition>(index.datasets),
  optimizers: byId<OptimizerDefinition>(index.optimizers),
  schedules: byId<ScheduleDefinition>(index.schedules),
  initializers: byId<InitializerDefinition>(index.initializers),
  regularizers: byId<RegularizerDefinition>(index.regularizers),
  constraints: byId<ConstraintDefinition>(index.constraints),
  metrics: byId<MetricDefinition>(index.metrics),
  blocks: byId<BlockDefinition>(index.blocks),
  views: byId<ViewDefinition>(index.views),
} as const

/** The items of the palette, in the order of their files. */
export const nodeItems: ReadonlyMap<string, NodeDefinition> = new Map<string, NodeDefinition>([
  ...catalog.datasets,
  ...catalog.layers,
  ...catalog.activations,
  ...catalog.losses,
  ...catalog.rules,
  ...catalog.views,
])
