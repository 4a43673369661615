import { z } from 'zod'
import { activationsQuestion, type Activations } from './activations'
import { boundaryQuestion, type Boundary } from './boundary'
import { dropoutMaskQuestion, type DropoutMask } from './dropoutMask'
import { hiddenSpaceQuestion, type HiddenSpace } from './hiddenSpace'
import { histogramsQuestion, type Histograms } from './histograms'
import { innerQuestion, type Inner } from './inner'
import type { LookFacts } from './look'
import { lossSliceQuestion, type LossSlice } from './lossSlice'
import { networkWeightsQuestion, type NetworkWeights } from './networkWeights'
import { optimizerPathsQuestion, type OptimizerPaths } from './optimizerPaths'
import { rateFinderQuestion, type RateLosses } from './rateFinder'
import { occlusionQuestion, saliencyQuestion, type Occlusion, type Saliency } from './saliency'
import { statisticsQuestion, type StepStatistics } from './statistics'
import { weightsQuestion, type LookedWeights } from './weights'

/** Every question that a view asks about a network. What takes long is asked in pieces: an answer takes well under a second. */
export const lookQuestion = z.discriminatedUnion('kind', [
  activationsQuestion,
  boundaryQuestion,
  dropoutMaskQuestion,
  hiddenSpaceQuestion,
  histogramsQuestion,
  innerQuestion,
  lossSliceQuestion,
  networkWeightsQuestion,
  optimizerPathsQuestion,
  rateFinderQuestion,
  occlusionQuestion,
  saliencyQuestion,
  statisticsQuestion,
  weightsQuestion,
])

/** The answers, by kind of question. */
export interface LookAnswers {
  activations: Activations
  boundary: Boundary
  dropoutMask: DropoutMask
  hiddenSpace: HiddenSpace
  histograms: Histograms
  inner: Inner
  lossSlice: LossSlice
  networkWeights: NetworkWeights
  optimizerPaths: OptimizerPaths
  rateFinder: RateLosses
  occlusion: Occlusion
  saliency: Saliency
  statistics: StepStatistics
  weights: LookedWeights
}

export type LookKind = keyof LookAnswers
/** A question as it arrives, checked. */
export type LookQuestion<K extends LookKind = LookKind> = Extract<z.infer<typeof lookQuestion>, { kind: K }>
/** A question as it is asked. */
export type LookRequest<K extends LookKind = LookKind> = Extract<z.input<typeof lookQuestion>, { kind: K }>
export type Look<K extends LookKind = LookKind> = LookAnswers[K] & LookFacts
