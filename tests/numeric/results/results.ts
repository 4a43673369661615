import type { Told } from '../trainer/trainDocument'
import { activationsCompared } from './activationsCompared'
import { adalineLeastSquares } from './adalineLeastSquares'
import { diffusion2d } from './diffusion2d'
import { earlyStopping } from './earlyStopping'
import { exerciseNine } from './exerciseNine'
import { firstLosses } from './firstLosses'
import { fiveAttributes } from './fiveAttributes'
import { hiddenLoss } from './hiddenLoss'
import { identityLayers } from './identityLayers'
import { labelSmoothing } from './labelSmoothing'
import { conditionalGan } from './conditionalGan'
import { dcgan } from './dcgan'
import { gan2d } from './gan2d'
import { linearAutoencoder } from './linearAutoencoder'
import { logisticFirstForm } from './logisticFirstForm'
import { regularizersCompared } from './regularizersCompared'
import { within } from './within'

/** Mean loss of who guesses one of two equally frequent classes, and a little about it. */
const GUESSING = [0.68, 0.71] as const

/**
 * What a trained lecture network must show that no series tells, by its id: throws where it does not, and gives the numbers that were
 * found, by name.
 */
export const results: Readonly<Record<string, (run: Told) => Promise<Readonly<Record<string, number>>>>> = {
  oneNeuron: firstLosses(0),
  adalineLeastSquares,
  logisticFirstForm,
  svmPerceptron: within('test', { 'accuracy/hinge': [0.93, 1], 'accuracy/criterion': [0.93, 1] }),
  fiveAttributes,
  identityLayers,
  threePointsRelu: within('train', { 'accuracy/net': [1, 1], 'accuracy/lineLoss': [0, 0.67] }),
  computationalGraph: firstLosses(49, 49 * 0.8 ** 2, 49 * 0.8 ** 4),
  chainRule: firstLosses(0.62665005, 0.12685642),
  exerciseNine,
  activationsCompared,
  vanishingGradient: within('train', { 'loss/sigmoidLoss': GUESSING, 'loss/reluLoss': [0, 0.1] }),
  initialization: within('train', { 'loss/smallLoss': GUESSING, 'loss/heLoss': [0, 0.15] }),
  depthWidth: within('train', { 'accuracy/deepLoss': [0.99, 1], 'accuracy/wideLoss': [0.4, 0.6] }),
  regularizersCompared,
  labelSmoothing,
  earlyStopping,
  hiddenLoss,
  conditionalGan,
  dcgan,
  diffusion2d,
  gan2d,
  linearAutoencoder,
}
