import type { Told } from '../trainer/trainDocument'
import { beatsNaive } from './beatsNaive'
import { ctcStrings } from './ctcStrings'
import { diffusion2d } from './diffusion2d'
import { linearAutoencoder } from './linearAutoencoder'
import { reversalTransformer } from './reversalTransformer'
import { unrolledRnn } from './unrolledRnn'

/**
 * What a trained lecture network must show that no series tells, by its id: throws where it does not, and gives the numbers that were
 * found, by name.
 */
export const results: Readonly<Record<string, (run: Told) => Promise<Readonly<Record<string, number>>>>> = {
  ctcStrings,
  diffusion2d,
  gruForecast: beatsNaive,
  jordanForecast: beatsNaive,
  linearAutoencoder,
  lstmForecast: beatsNaive,
  reversalTransformer,
  unrolledRnn,
}
