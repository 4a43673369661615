import type { Told } from '../trainer/trainDocument'
import { activationsCompared } from './activationsCompared'
import { adalineLeastSquares } from './adalineLeastSquares'
import { annealing } from './annealing'
import { baggingEnsemble } from './baggingEnsemble'
import { boltzmann } from './boltzmann'
import { conditionalGan } from './conditionalGan'
import { convolutionExample } from './convolutionExample'
import { dcgan } from './dcgan'
import { beatsNaive } from './beatsNaive'
import { ctcStrings } from './ctcStrings'
import { diffusion2d } from './diffusion2d'
import { earlyStopping } from './earlyStopping'
import { echoState } from './echoState'
import { exerciseNine } from './exerciseNine'
import { firstLosses } from './firstLosses'
import { fiveAttributes } from './fiveAttributes'
import { gan2d } from './gan2d'
import { headSwap } from './headSwap'
import { hebb } from './hebb'
import { hiddenLoss } from './hiddenLoss'
import { identityLayers } from './identityLayers'
import { labelSmoothing } from './labelSmoothing'
import { linearAutoencoder } from './linearAutoencoder'
import { logisticFirstForm } from './logisticFirstForm'
import { markovChain } from './markovChain'
import { mended } from './mended'
import { outstar } from './outstar'
import { ntmCopy } from './ntmCopy'
import { perceptronGates } from './perceptronGates'
import { perceptronXor } from './perceptronXor'
import { mazeQLearning } from './mazeQLearning'
import { mazeQNetwork } from './mazeQNetwork'
import { recalled } from './recalled'
import { regularizersCompared } from './regularizersCompared'
import { sparseAutoencoder } from './sparseAutoencoder'
import { winnow } from './winnow'
import { within } from './within'

/** Mean loss of who guesses one of two equally frequent classes, and a little about it. */
const GUESSING = [0.68, 0.71] as const
import { reversalTransformer } from './reversalTransformer'
import { unrolledRnn } from './unrolledRnn'

/**
 * What a trained lecture network must show that no series tells, by its id: throws where it does not, and gives the numbers that were
 * found, by name.
 */
export const results: Readonly<Record<string, (run: Told) => Promise<Readonly<Record<string, number>>>>> = {
  activationsCompared,
  adalineLeastSquares,
  annealing,
  baggingEnsemble,
  bamPairs: within('train', { 'loss/storage': [0, 0.05], 'loss/again': [0, 0], 'recalled/again': [1, 1] }),
  binaryModel: recalled('storage', 0.2),
  boltzmann,
  branchesAndHeads: within('test', { 'loss/picture': [0, 0.2] }),
  chainRule: firstLosses(0.25, 0.05309154),
  // Points of a round cloud of 0.5 are 0.63 from its middle on average.
  competitive: within('train', {
    'loss/plainRule': [1.5, 6],
    'idleUnits/plainRule': [2, 2],
    'loss/fairRule': [0.55, 0.75],
    'idleUnits/fairRule': [0, 0],
  }),
  computationalGraph: firstLosses(49, 49 * 0.8 ** 2, 49 * 0.8 ** 4),
  conditionalGan,
  // (9² + 5² + 4² + 8² + 8² + 10² + 8² + 15² + 12²) / 9.
  convolutionByHand: firstLosses(87),
  convolutionExample,
  dcgan,
  denoisingAutoencoder: mended({ side: 28, rate: 0.3 }),
  depthWidth: within('train', { 'accuracy/deepLoss': [0.99, 1], 'accuracy/wideLoss': [0.4, 0.6] }),
  diffusion2d,
  earlyStopping,
  echoState,
  exerciseNine,
  exerciseTen: firstLosses(1.0845758),
  fiveAttributes,
  gan2d,
  headSwap,
  hebb,
  hiddenLoss,
  hopfieldLetters: recalled('storage', 0.2),
  identityLayers,
  initialization: within('train', { 'loss/smallLoss': GUESSING, 'loss/heLoss': [0, 0.15] }),
  kohonenMap: within('train', { topographicError: [0, 0.05], loss: [0.033, 0.048] }),
  labelSmoothing,
  linearAutoencoder,
  markovChain,
  mazeQLearning,
  mazeQNetwork,
  logisticFirstForm,
  ntmCopy,
  oneNeuron: firstLosses(0),
  overcompleteAutoencoder: mended({ side: 14, rate: 0.4 }),
  outstar,
  perceptronGates,
  perceptronXor,
  regularizersCompared,
  sparseAutoencoder,
  svmPerceptron: within('test', { 'accuracy/hinge': [0.93, 1], 'accuracy/criterion': [0.93, 1] }),
  threePointsRelu: within('train', { 'accuracy/net': [1, 1], 'accuracy/lineLoss': [0, 0.67] }),
  vanishingGradient: within('train', { 'loss/sigmoidLoss': GUESSING, 'loss/reluLoss': [0, 0.1] }),
  ctcStrings,
  gruForecast: beatsNaive,
  jordanForecast: beatsNaive,
  lstmForecast: beatsNaive,
  reversalTransformer,
  unrolledRnn,
  winnow,
}
