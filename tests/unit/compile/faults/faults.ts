import { competitiveFaults } from './competitiveFaults'
import { associativeFaults } from './associativeFaults'
import { formulaFaults } from './formulaFaults'
import { goalFaults } from './goalFaults'
import { kernelFaults } from './kernelFaults'
import { layerFaults } from './layerFaults'
import { lossFaults } from './lossFaults'
import { optimizerFaults } from './optimizerFaults'
import { perceptronFaults } from './perceptronFaults'
import { phaseFaults } from './phaseFaults'
import { ruleFaults } from './ruleFaults'
import { searchFaults } from './searchFaults'
import { shapeFaults } from './shapeFaults'
import { stochasticFaults } from './stochasticFaults'
import { structureFaults } from './structureFaults'
import { trainingFaults } from './trainingFaults'
import type { Fault } from './sketches'

/** For every diagnostic at least one network that shows it. */
export const faults: readonly Fault[] = [
  ...structureFaults,
  ...shapeFaults,
  ...layerFaults,
  ...kernelFaults,
  ...formulaFaults,
  ...lossFaults,
  ...goalFaults,
  ...ruleFaults,
  ...competitiveFaults,
  ...stochasticFaults,
  ...trainingFaults,
  ...phaseFaults,
  ...perceptronFaults,
  ...searchFaults,
  ...optimizerFaults,
  ...associativeFaults,
]
