import type { Told } from '../trainer/trainDocument'

/**
 * What a trained lecture network must show that no series tells, by its id: throws where it does not, and gives the numbers that were
 * found, by name.
 */
export const results: Readonly<Record<string, (run: Told) => Promise<Readonly<Record<string, number>>>>> = {}
