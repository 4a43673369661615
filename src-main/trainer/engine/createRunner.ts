import type { Tf } from '@shared/catalog/define/tf'
import { FrozenValue } from '../program/FrozenValue'
import type { Runner, StepProgram } from '../program/stepProgram'
import { createCompiledRunner } from './compiled/createCompiledRunner'
import { createEagerRunner } from './createEagerRunner'

/** A runner, and why it is not a compiled one where the library could have compiled. */
export interface ChosenRunner {
  readonly runner: Runner
  readonly reason?: string
}

/** The fastest runner that the backend in use has for a program. */
export function createRunner(tf: Tf, program: StepProgram, seed: number): ChosenRunner {
  if (tf.getBackend() !== 'tensorflow') return { runner: createEagerRunner(tf, program, seed) }
  const wished = process.env['NEUROLOOM_ENGINE']
  if (wished === 'eager') return { runner: createEagerRunner(tf, program, seed) }
  try {
    return { runner: createCompiledRunner(tf, program, seed, wished === 'xla' ? 'xla' : 'native') }
  } catch (error) {
    const place = error instanceof FrozenValue && error.node !== undefined ? `${error.node}: ` : ''
    const reason = place + (error instanceof Error ? error.message : String(error))
    return { runner: createEagerRunner(tf, program, seed), reason }
  }
}
