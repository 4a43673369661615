import { z } from 'zod'

/** Version of the document format that this build writes. Raise it together with a new file in `migrations/`. */
export const DOCUMENT_VERSION = 1

/** A JSON value: what a parameter may hold. */
export const jsonValue: z.ZodType<JsonValue> = z.lazy(() =>
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(jsonValue), z.record(z.string(), jsonValue)]),
)
export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue }

const id = z.string().min(1).max(128)
const coordinate = z.number().min(-1e6).max(1e6)
const position = z.object({ x: coordinate, y: coordinate })
export const localizedText = z.union([z.string(), z.object({ uk: z.string(), en: z.string() })])

/** One end of an edge: a named port of a node. */
export const portRef = z.object({ node: id, port: z.string().min(1).max(64) })

/** A node: an item of the catalog with its parameters. Unknown keys are kept, so that newer files lose nothing. */
export const graphNode = z.looseObject({
  id,
  /** Catalog id, such as `dense`. */
  type: z.string().min(1).max(64),
  params: z.record(z.string(), jsonValue),
  /** Top left corner on the canvas, px. */
  position,
  name: z.string().max(200).optional(),
  /** `false` freezes the weights of this node. */
  trainable: z.boolean().optional(),
  /** Id of the node whose weights this node uses. */
  sharesWith: id.optional(),
})

/** A directed edge from an output port to an input port. */
export const graphEdge = z.looseObject({ id, source: portRef, target: portRef })

/** Which block a group was made of, with all its parameters. */
export const groupBlock = z.looseObject({ id: z.string().min(1).max(128), params: z.record(z.string(), jsonValue) })

/** A frame around nodes that can be folded into one card. */
export const graphGroup = z.looseObject({
  id,
  title: localizedText,
  nodes: z.array(id),
  folded: z.boolean().default(false),
  /** The group follows a block as long as its nodes, in the block's order, are as the block makes them. */
  block: groupBlock.optional(),
})

/** A sheet of text on the canvas. Text in both languages in templates, plain in a person's own project. */
export const graphNote = z.looseObject({
  id,
  text: localizedText,
  position,
  size: z.object({ width: z.number().min(80).max(4000), height: z.number().min(40).max(4000) }),
})

/** A catalog item chosen in the training settings: optimizer or schedule. */
export const itemChoice = z.looseObject({ type: z.string().min(1).max(64), params: z.record(z.string(), jsonValue) })

/** Most epochs of a run: small sets take a hundred thousand in a few seconds. */
export const MOST_EPOCHS = 10_000_000

/** Most batches that one turn takes in a round: the steps of a round stand one after another in one graph. */
export const MOST_TURN_STEPS = 32

/** What is learned at a time: some objectives, by some nodes. */
export const trainingTurn = z.looseObject({
  /** Ids of loss nodes; absent: all. */
  objectives: z.array(id).optional(),
  /** Ids of the nodes that learn; absent: all that are trainable. */
  trains: z.array(id).optional(),
  /** Batches in a round; absent: 1. */
  steps: z.number().int().min(1).max(MOST_TURN_STEPS).optional(),
  /** Absent: those of the document. */
  optimizer: itemChoice.optional(),
  schedule: itemChoice.optional(),
})

/** A stretch of training. Its turns come one after another in every round; one turn is ordinary training. */
export const trainingPhase = z.looseObject({
  id,
  title: localizedText.optional(),
  epochs: z.number().int().min(0).max(MOST_EPOCHS),
  turns: z.array(trainingTurn).max(16),
})

/** How the document is trained. Shares are 0–1 and sum to at most 1. */
export const trainingSettings = z.looseObject({
  /** The one seed of everything random: weights, split, shuffle, dropout. */
  seed: z.number().int().min(0).max(4_294_967_295).default(42),
  epochs: z.number().int().min(1).max(MOST_EPOCHS).default(10),
  batchSize: z.number().int().min(1).max(65_536).default(32),
  /** `false`: the rows come in their own order in every epoch; absent: in a new one each time. */
  shuffle: z.boolean().optional(),
  optimizer: itemChoice.default({ type: 'adam', params: {} }),
  schedule: itemChoice.default({ type: 'constant', params: {} }),
  /** Share of the rows kept for validation and for the test; a data set with its own test part ignores `test`. */
  split: z
    .object({ validation: z.number().min(0).max(0.9), test: z.number().min(0).max(0.9) })
    .default({ validation: 0.1, test: 0.1 }),
  /** Ids of metrics drawn besides the loss; absent: those that suit each loss. */
  metrics: z.array(z.string()).optional(),
  /** Stop when the validation loss has not improved for this many epochs; absent: never. */
  stopping: z.object({ patience: z.number().int().min(1).max(10_000), minDelta: z.number().min(0).max(1) }).optional(),
  /** Gradients of a step, held within limits: each number of them, or the length of all together. Absent: as they are. */
  clip: z.object({ by: z.enum(['value', 'norm']), limit: z.number().min(1e-6).max(1e6) }).optional(),
  /** One after another, each with its own epochs, so that `epochs` above does not count; absent or empty: one with all losses and all nodes. */
  phases: z.array(trainingPhase).max(100).optional(),
})

/** The single truth of a project: what is saved, edited, checked, trained and exported. */
export const graphDocument = z.looseObject({
  format: z.literal('neuroloom'),
  version: z.number().int().min(1),
  id,
  title: z.string().max(200),
  nodes: z.array(graphNode),
  edges: z.array(graphEdge),
  groups: z.array(graphGroup).default([]),
  notes: z.array(graphNote).default([]),
  training: trainingSettings,
})

export type Position = z.infer<typeof position>
export type PortRef = z.infer<typeof portRef>
export type LocalizedText = z.infer<typeof localizedText>
export type GraphNode = z.infer<typeof graphNode>
export type GraphEdge = z.infer<typeof graphEdge>
export type GraphGroup = z.infer<typeof graphGroup>
export type GraphNote = z.infer<typeof graphNote>
export type ItemChoice = z.infer<typeof itemChoice>
export type TrainingTurn = z.infer<typeof trainingTurn>
export type TrainingPhase = z.infer<typeof trainingPhase>
export type TrainingSettings = z.infer<typeof trainingSettings>
export type GraphDocument = z.infer<typeof graphDocument>
