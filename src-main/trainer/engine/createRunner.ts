import type { Tf } from '@shared/catalog/define/tf'
import { FrozenValue } from '../program/FrozenValue'
import type { Runner, StepProgram } from '../program/stepProgram'
import { createCompiledRunner } from './compiled/createCompiledRunner'
import { createEagerRunner } from './createEagerRunner'
import { TunedRunner } from './TunedRunner'

export interface ChosenRunner {
  readonly runner: Runner
  /** Parts that batches are cut into. */
  readonly chains: number
  /** Why it is not a compiled one where the library could have compiled. */
  readonly reason?: string
}

/**
 * The fastest runner that the backend in use has for a program.
 *
 * `$NEUROLOOM_ENGINE` (`eager`, `native`, `xla`) names one, for measuring.
 *
 * @param parallel Parts of a batch that the backend can work on side by side.
 */
export function createRunner(tf: Tf, program: StepProgram, seed: number, parallel: number): ChosenRunner {
  const named = process.env['NEUROLOOM_ENGINE']
  const eager = (): Runner => createEagerRunner(tf, program, seed)
  if (tf.getBackend() !== 'tensorflow' || named === 'eager') return { runner: eager(), chains: 1 }
  const chains = program.chained ? parallel : 1
  const cut = chains > 1 && program.chained ? program.chained(chains) : program
  try {
    const fixed = named === 'native' || named === 'xla'
    return {
      runner: fixed ? createCompiledRunner(tf, cut, seed, named) : new TunedRunner(tf, cut, seed),
      chains,
    }
  } catch (error) {
    const place = error instanceof FrozenValue && error.node !== undefined ? `${error.node}: ` : ''
    const reason = place + (error instanceof Error ? error.message : String(error))
    return { runner: eager(), chains: 1, reason }
  }
}
