import { z } from 'zod'
import { runChange } from './runChange'
import { weightEdit } from './weightEdit'

/** What TensorFlow.js can compute with, the fastest first. */
export const BACKENDS = ['tensorflow', 'webgpu', 'wasm', 'cpu'] as const
export type BackendName = (typeof BACKENDS)[number]
export const BACKEND_TITLES: Readonly<Record<BackendName, string>> = {
  tensorflow: 'TensorFlow',
  webgpu: 'WebGPU',
  wasm: 'WebAssembly',
  cpu: 'JavaScript',
}

/** A graphics card, in the words of its driver. */
const adapterInfo = z.object({
  name: z.string(),
  vendor: z.string(),
  driver: z.string(),
  /** A program that only does as if it were one, for tests: slower than the processor without it. */
  software: z.boolean(),
})
export type AdapterInfo = z.infer<typeof adapterInfo>

/** How the library takes the steps of a network: who runs their graph, and parts that each batch is cut into, to be worked on side by side. */
export const engineWay = z.object({ engine: z.enum(['native', 'xla']), chains: z.number().int().min(1).max(1024) })
export type EngineWay = z.infer<typeof engineWay>

/** Where a run computes, as measured: shown in the device badge. */
export const deviceInfo = z.object({
  /** One of `BACKENDS`. */
  backend: z.string(),
  /** Person's words: `WebAssembly`, `JavaScript`, `TensorFlow 2.21`. */
  title: z.string(),
  /** How steps run: `eager`, op by op; compiled into one graph that the library runs (`native`) or that XLA compiled (`xla`); before a run, `compiled`. */
  engine: z.string(),
  /** Why steps run op by op on a library that could compile them, or could not be compiled by XLA: what stood in the way. */
  engineReason: z.string().optional(),
  /** Parts that each batch was cut into, to be worked on side by side; sums of more parts differ by rounding. */
  chains: z.number().int().optional(),
  version: z.string(),
  threads: z.number().int(),
  simd: z.boolean(),
  /** A graphics card computes. */
  card: z.boolean().optional(),
  adapter: adapterInfo.optional(),
  /** Why nothing faster was chosen: code of a sentence, such as `nativeNotInstalled`. */
  reason: z.string().optional(),
})
export type DeviceInfo = z.infer<typeof deviceInfo>

/** `train/loss`, `validation/accuracy`, `train/learningRate`; with several losses `train/loss/<loss node>`. */
export const seriesKey = z.string().max(300)

const problemShape = z.object({
  code: z.string(),
  message: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  cause: z.string().optional(),
})

/** Points of one curve: `steps` are numbers of updates done, ascending. NaN cannot travel: a run ends before it would. */
export const seriesPoints = z.object({ key: seriesKey, steps: z.array(z.number()), values: z.array(z.number()) })
export type SeriesPoints = z.infer<typeof seriesPoints>

/** A phase as it is planned. */
const runPhase = z.object({
  id: z.string(),
  title: z.union([z.string(), z.object({ uk: z.string(), en: z.string() })]).optional(),
  epochs: z.number().int(),
  stepsPerEpoch: z.number().int(),
})
export type RunPhase = z.infer<typeof runPhase>

/** Where a phase began: its place among the phases, steps and passes done before it. */
export const phaseBegin = z.object({
  phase: z.number().int().min(0),
  step: z.number().int().min(0),
  epoch: z.number().int().min(0),
})
export type PhaseBegin = z.infer<typeof phaseBegin>

const head = { runId: z.string(), seq: z.number().int().min(0), /** Milliseconds since 1970. */ at: z.number() }

/** What a trainer says of a run, in order of `seq`. */
export const runEvent = z.discriminatedUnion('type', [
  z.object({
    ...head,
    type: z.literal('started'),
    device: deviceInfo,
    parameterCount: z.number().int(),
    seed: z.number().int(),
    epochs: z.number().int(),
    stepsPerEpoch: z.number().int(),
    batchSize: z.number().int(),
    rows: z.object({ train: z.number().int(), validation: z.number().int(), test: z.number().int() }),
    /** Updates done before: over 0 when resumed from a checkpoint. */
    fromStep: z.number().int(),
    /** What it goes through one after another; `epochs` is their sum. Absent in runs of before there were any. */
    phases: z.array(runPhase).optional(),
  }),
  /** A phase begins, after so many steps and passes; a resumed run tells those that began before it, too. */
  z.object({ ...head, type: z.literal('phase'), ...phaseBegin.shape }),
  z.object({
    ...head,
    type: z.literal('metrics'),
    step: z.number().int(),
    epoch: z.number().int(),
    points: z.array(seriesPoints),
    /** Training examples a second, measured since the last event of this type. */
    examplesPerSecond: z.number(),
    /** `null`: the pace is not known yet. */
    secondsLeft: z.number().nullable(),
  }),
  z.object({
    ...head,
    type: z.literal('epoch'),
    epoch: z.number().int(),
    step: z.number().int(),
    values: z.record(z.string(), z.number()),
  }),
  /** From here on steps run the way that was fastest in a trial; `reason`: why there was no trial of another. */
  z.object({ ...head, type: z.literal('engine'), ...engineWay.shape, reason: z.string().optional() }),
  /** The steps after this one go by a changed document. */
  z.object({ ...head, type: z.literal('changed'), step: z.number().int(), changes: z.array(runChange).min(1) }),
  /** Somebody changed weights by hand; told of a run that is over as well. */
  z.object({ ...head, type: z.literal('edited'), ...weightEdit.shape }),
  z.object({ ...head, type: z.literal('paused'), step: z.number().int() }),
  z.object({ ...head, type: z.literal('resumed'), step: z.number().int() }),
  z.object({
    ...head,
    type: z.literal('diagnostic'),
    code: z.string(),
    values: z.record(z.string(), z.union([z.string(), z.number()])),
  }),
  z.object({ ...head, type: z.literal('checkpoint'), step: z.number().int() }),
  z.object({
    ...head,
    type: z.literal('finished'),
    step: z.number().int(),
    reason: z.enum(['completed', 'earlyStopped']),
    /** Metrics on the test part. */
    test: z.record(z.string(), z.number()),
  }),
  z.object({ ...head, type: z.literal('stopped'), step: z.number().int() }),
  z.object({ ...head, type: z.literal('failed'), step: z.number().int(), problem: problemShape }),
])
export type RunEvent = z.infer<typeof runEvent>
/** An event as the trainer makes it; the run service adds `runId`, `seq` and `at`. */
export type RunNews = RunEvent extends infer E ? (E extends RunEvent ? Omit<E, 'runId' | 'seq' | 'at'> : never) : never
