import type { Told } from '../trainer/trainDocument'
import { branchesAndHeads } from './branchesAndHeads'
import { convolutionExample } from './convolutionExample'
import { diffusion2d } from './diffusion2d'
import { headSwap } from './headSwap'
import { linearAutoencoder } from './linearAutoencoder'
import { mended } from './mended'

/**
 * What a trained lecture network must show that no series tells, by its id: throws where it does not, and gives the numbers that were
 * found, by name.
 */
export const results: Readonly<Record<string, (run: Told) => Promise<Readonly<Record<string, number>>>>> = {
  branchesAndHeads,
  convolutionExample,
  denoisingAutoencoder: mended({ side: 28, rate: 0.3 }),
  diffusion2d,
  headSwap,
  linearAutoencoder,
  overcompleteAutoencoder: mended({ side: 14, rate: 0.4 }),
}
