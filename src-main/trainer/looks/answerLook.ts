import type { Look, LookKind, LookQuestion } from '@shared/looks/looks'
import { ok, type Result } from '@shared/result'
import { activations } from './activations'
import { boundary } from './boundary/boundary'
import { createScene, type Stage } from './createScene'
import type { LookDefinition } from './defineLook'
import { dropoutMask } from './dropoutMask'
import { histograms } from './histograms'
import { networkWeights } from './networkWeights'
import { lossSlice } from './lossSlice'
import { optimizerPaths } from './optimizerPaths'
import { rateFinder } from './rateFinder'
import { occlusion } from './occlusion'
import { saliency } from './saliency'
import { statistics } from './statistics'
import { weights } from './weights'
import { hiddenSpace } from './hiddenSpace'
import { inner } from './inner'

/** How each question of a view is answered. */
const LOOKS: { readonly [K in LookKind]: LookDefinition<K> } = {
  activations,
  boundary,
  dropoutMask,
  histograms,
  networkWeights,
  lossSlice,
  optimizerPaths,
  rateFinder,
  occlusion,
  saliency,
  statistics,
  weights,
}
const LOOKS: { readonly [K in LookKind]: LookDefinition<K> } = { activations, boundary, hiddenSpace, weights }
const LOOKS: { readonly [K in LookKind]: LookDefinition<K> } = { activations, boundary, hiddenSpace, inner, weights }

/** Answers a question of a view about the network on a stage. */
export async function answerLook<K extends LookKind>(
  stage: Stage,
  question: LookQuestion<K>,
): Promise<Result<Look<K>>> {
  const { scene, facts } = createScene(stage)
  const look = LOOKS[question.kind] as LookDefinition<K>
  const answer = await look(scene, question)
  return answer.ok ? ok({ ...answer.value, ...facts() }) : answer
}
