import { z } from 'zod'
import { activationsQuestion, type Activations } from './activations'
import { boundaryQuestion, type Boundary } from './boundary'
import { dropoutMaskQuestion, type DropoutMask } from './dropoutMask'
import { histogramsQuestion, type Histograms } from './histograms'
import type { LookFacts } from './look'
import { networkWeightsQuestion, type NetworkWeights } from './networkWeights'
import { lossSliceQuestion, type LossSlice } from './lossSlice'
import { optimizerPathsQuestion, type OptimizerPaths } from './optimizerPaths'
import { rateFinderQuestion, type RateLosses } from './rateFinder'
import { occlusionQuestion, saliencyQuestion, type Occlusion, type Saliency } from './saliency'
import { statisticsQuestion, type StepStatistics } from './statistics'
import { weightsQuestion, type LookedWeights } from './weights'
import { hiddenSpaceQuestion, type HiddenSpace } from './hiddenSpace'
import { innerQuestion, type Inner } from './inner'

/** Every question that a view asks about a network. What takes long is asked in pieces: an answer takes well under a second. */
export const lookQuestion = z.discriminatedUnion('kind', [
  activationsQuestion,
  boundaryQuestion,
  dropoutMaskQuestion,
  histogramsQuestion,
  networkWeightsQuestion,
  lossSliceQuestion,
  optimizerPathsQuestion,
  rateFinderQuestion,
  occlusionQuestion,
  saliencyQuestion,
  statisticsQuestion,
  hiddenSpaceQuestion,
  innerQuestion,
  weightsQuestion,
])

/** The answers, by kind of question. */
export interface LookAnswers {
  activations: Activations
  boundary: Boundary
  dropoutMask: DropoutMask
  histograms: Histograms
  networkWeights: NetworkWeights
  lossSlice: LossSlice
  optimizerPaths: OptimizerPaths
  rateFinder: RateLosses
  occlusion: Occlusion
  saliency: Saliency
  statistics: StepStatistics
  hiddenSpace: HiddenSpace
  inner: Inner
  weights: LookedWeights
}

export type LookKind = keyof LookAnswers
/** A question as it arrives, checked. */
export type LookQuestion<K extends LookKind = LookKind> = Extract<z.infer<typeof lookQuestion>, { kind: K }>
/** A question as it is asked. */
export type LookRequest<K extends LookKind = LookKind> = Extract<z.input<typeof lookQuestion>, { kind: K }>
export type Look<K extends LookKind = LookKind> = LookAnswers[K] & LookFacts
