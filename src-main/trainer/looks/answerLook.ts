import type { Look, LookKind, LookQuestion } from '@shared/looks/looks'
import { ok, type Result } from '@shared/result'
import { activations } from './activations'
import { boundary } from './boundary/boundary'
import { createScene, type Stage } from './createScene'
import type { LookDefinition } from './defineLook'
import { dropoutMask } from './dropoutMask'
import { hiddenSpace } from './hiddenSpace'
import { histograms } from './histograms'
import { inner } from './inner'
import { lossSlice } from './lossSlice'
import { networkWeights } from './networkWeights'
import { occlusion } from './occlusion'
import { optimizerPaths } from './optimizerPaths'
import { rateFinder } from './rateFinder'
import { saliency } from './saliency'
import { statistics } from './statistics'
import { weights } from './weights'

/** How each question of a view is answered. */
const LOOKS: { readonly [K in LookKind]: LookDefinition<K> } = {
  activations,
  boundary,
  dropoutMask,
  hiddenSpace,
  histograms,
  inner,
  lossSlice,
  networkWeights,
  occlusion,
  optimizerPaths,
  rateFinder,
  saliency,
  statistics,
  weights,
}

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
