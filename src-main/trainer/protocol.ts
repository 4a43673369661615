import type { InferenceGraph } from '../export/graph/InferenceGraph'
import { z } from 'zod'
import { graphDocument } from '@shared/graph/document'
import { decoding } from '@shared/ipc/decoding'
import { generation } from '@shared/ipc/generation'
import { insideQuestion, type Inside } from '@shared/ipc/inside'
import { ofMoment, type Moments } from '@shared/ipc/moments'
import { rehearsalQuestion, type Rehearsal } from '@shared/ipc/rehearsal'
import { lookQuestion, type Look } from '@shared/looks/looks'
import type { Evaluation, Prediction, RunChanged, Samples, Writing } from '@shared/ipc/types'
import type { Problem, Result } from '@shared/result'
import { weightChanges, type WeightsSet } from '@shared/training/weightEdit'
import { BACKENDS, engineWay, type DeviceInfo, type RunNews } from '@shared/training/runEvent'

/**
 * Messages between the service that owns runs and a trainer process: the same over Electron's `utilityProcess`
 * (`process.parentPort`) and over `child_process.fork`, which must be opened with `serialization: 'advanced'` because weights
 * travel as typed arrays.
 */

/** Name of the one checkpoint file in a run's folder; replaced atomically. */
export const CHECKPOINT_FILE = 'checkpoint.nlckpt'

/** `auto`: the fastest that opens here, with the reason why nothing faster did. */
export const backendChoice = z.enum(['auto', ...BACKENDS])
export type BackendChoice = z.infer<typeof backendChoice>

const path = z.string().min(1).max(4096)
const id = z.number().int().min(0)
/** Most rows that one question may send through a network. */
export const MOST_ROWS = 10_000
const stepsPerSecond = z.number().positive().max(1e6).nullable()

/** One process carries out one run (`start`) or looks at one trained network (`open`). Commands with an `id` are answered. */
export const trainerCommand = z.discriminatedUnion('type', [
  /** Loads the backend and the assets of the named data sets before a run is known, so that a spare process starts at once. */
  z.object({ type: z.literal('prepare'), backend: backendChoice, datasets: z.array(z.string()).max(20).optional() }),
  z.object({
    type: z.literal('start'),
    document: graphDocument,
    backend: backendChoice,
    /** Where the checkpoint is written; made when it does not exist. */
    folder: path,
    /** Checkpoint to go on from. */
    resume: path.optional(),
    /** Checkpoint to begin with the weights of, as far as its nodes are those of the document; the optimizer begins anew. */
    weights: path.optional(),
    startPaused: z.boolean().optional(),
    stepsPerSecond: stepsPerSecond.optional(),
    /** The way that an earlier run of this network found fastest. */
    way: engineWay.optional(),
    /** Most that the history of its weights may take; nothing: none is kept. */
    history: z.object({ bytes: z.number().min(0), moments: z.number().int().min(0) }).optional(),
  }),
  z.object({ type: z.literal('pause') }),
  z.object({ type: z.literal('resume') }),
  /** Exactly one training step; pauses first when the run is going. */
  z.object({ type: z.literal('step') }),
  /** `null`: as fast as it goes. */
  z.object({ type: z.literal('speed'), stepsPerSecond }),
  /** Goes on with a changed document from the next step on; what the run cannot take over is refused, and the run goes on as it was. */
  z.object({ type: z.literal('change'), id, document: graphDocument }),
  /** Ends the run and keeps its weights in the checkpoint; the process goes on answering. */
  z.object({ type: z.literal('stop') }),
  /** Absent checkpoint: weights as the seed makes them. */
  z.object({
    type: z.literal('open'),
    id,
    document: graphDocument,
    backend: backendChoice,
    checkpoint: path.optional(),
  }),
  z.object({
    type: z.literal('predict'),
    id,
    inputs: z.record(z.string(), z.array(z.array(z.number())).min(1).max(MOST_ROWS)),
    ...ofMoment.shape,
  }),
  /** Makes new things at a port of the network, or shows what it makes of data there. */
  z.object({ type: z.literal('generate'), id, ...generation.shape }),
  /** Tells what goes on inside a layer. */
  z.object({ type: z.literal('inside'), id, ...insideQuestion.shape }),
  /** Tells the next step with all that is computed in it; a run that goes on stands from here on. */
  z.object({ type: z.literal('rehearse'), id, ...rehearsalQuestion.shape }),
  /** Answers a question of a view. */
  z.object({ type: z.literal('look'), id, question: lookQuestion }),
  /** Writes one answer after another, each going back into the network. */
  z.object({ type: z.literal('decode'), id, ...decoding.shape }),
  z.object({
    type: z.literal('evaluate'),
    id,
    split: z.enum(['train', 'validation', 'test']),
    ...ofMoment.shape,
  }),
  /** Tells which weights that the run has had are kept. */
  z.object({ type: z.literal('moments'), id }),
  z.object({ type: z.literal('weights'), id }),
  /** Changes weights by hand, just before the next step of learning where a run goes on. */
  z.object({ type: z.literal('setWeights'), id, changes: weightChanges }),
  z.object({ type: z.literal('trace'), id }),
  /** Writes the checkpoint of a run, or of what was opened from one, into a folder: another, where its own takes no more, or its own anew. */
  z.object({ type: z.literal('keep'), id, folder: path }),
  /** Ends the process; a run that is going is stopped and its weights are kept. */
  z.object({ type: z.literal('shutdown') }),
])
/** A command as it arrives, checked. */
export type TrainerCommand = z.infer<typeof trainerCommand>

/** Every weight of a network by node and name, statistics included; nodes that share weights have none of their own here. */
export type WeightsSnapshot = Readonly<
  Record<
    string,
    Readonly<
      Record<string, { readonly shape: readonly number[]; readonly trainable: boolean; readonly values: Float32Array }>
    >
  >
>

/** What each answered command gives. */
export interface TrainerAnswers {
  open: { readonly device: DeviceInfo }
  predict: Prediction
  evaluate: Evaluation
  generate: Samples
  inside: Inside
  rehearse: Rehearsal
  look: Look
  decode: Writing
  moments: Moments
  weights: WeightsSnapshot
  /** `over`: no run goes on with them, and it was not told as news. */
  setWeights: WeightsSet & { readonly over: boolean }
  trace: InferenceGraph
  keep: null
  change: RunChanged
}

export type TrainerMessage =
  /** The backend is open: after `prepare`, or on the way of `start` and `open`. */
  | { readonly type: 'ready'; readonly device: DeviceInfo }
  /** At most 20 messages a second, each with all the news since the last, in order. */
  | { readonly type: 'news'; readonly news: readonly RunNews[] }
  | { readonly type: 'answer'; readonly id: number; readonly result: Result<TrainerAnswers[keyof TrainerAnswers]> }
  | { readonly type: 'log'; readonly level: 'info' | 'warning' | 'error'; readonly text: string }
  /** The process cannot go on and ends with exit code 1; a run that was going has been told as `failed` news. */
  | { readonly type: 'broken'; readonly problem: Problem }
