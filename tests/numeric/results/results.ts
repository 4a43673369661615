import type { Told } from '../trainer/trainDocument'
import { diffusion2d } from './diffusion2d'
import { linearAutoencoder } from './linearAutoencoder'

/**
 * What a trained lecture network must show that no series tells, by its id: throws where it does not, and gives the numbers that were
 * found, by name.
 */
export const results: Readonly<Record<string, (run: Told) => Promise<Readonly<Record<string, number>>>>> = {
  diffusion2d,
  linearAutoencoder,
}
