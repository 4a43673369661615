import type { Tf } from '@shared/catalog/define/tf'
import { FrozenValue } from '../program/FrozenValue'
import type { Runner, StepProgram } from '../program/stepProgram'
import { createCompiledRunner } from './compiled/createCompiledRunner'
import { createEagerRunner } from './createEagerRunner'
import { TunedRunner } from './TunedRunner'

/** A runner, and why it is not a compiled one where the library could have compiled. */
export interface ChosenRunner {
  readonly runner: Runner
  readonly reason?: string
}

/**
 * The fastest runner that the backend in use has for a program.
 *
 * `$NEUROLOOM_ENGINE` (`eager`, `native`, `xla`) names one, for measuring.
 */
export function createRunner(tf: Tf, program: StepProgram, seed: number): ChosenRunner {
  const named = process.env['NEUROLOOM_ENGINE']
  if (tf.getBackend() !== 'tensorflow' || named === 'eager') return { runner: createEagerRunner(tf, program, seed) }
  try {
    const fixed = named === 'native' || named === 'xla'
    return {
      runner: fixed ? createCompiledRunner(tf, program, seed, named) : new TunedRunner(tf, program, seed),
    }
  } catch (error) {
    const place = error instanceof FrozenValue && error.node !== undefined ? `${error.node}: ` : ''
    const reason = place + (error instanceof Error ? error.message : String(error))
    return { runner: createEagerRunner(tf, program, seed), reason }
  }
}
