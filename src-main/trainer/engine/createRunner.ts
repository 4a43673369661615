import type { Tf } from '@shared/catalog/define/tf'
import { FrozenValue } from '../program/FrozenValue'
import type { Runner, StepProgram } from '../program/stepProgram'
import { createCompiledRunner } from './compiled/createCompiledRunner'
import { createEagerRunner } from './createEagerRunner'
import { cut, TunedRunner, type TrialPlan } from './TunedRunner'

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
 * @param plan How to go about it where the library can compile.
 */
export function createRunner(tf: Tf, program: StepProgram, seed: number, plan: TrialPlan): ChosenRunner {
  const named = process.env['NEUROLOOM_ENGINE']
  const eager = (): Runner => createEagerRunner(tf, program, seed)
  if (tf.getBackend() !== 'tensorflow' || named === 'eager') return { runner: eager(), chains: 1 }
  try {
    if (named === 'native' || named === 'xla')
      return {
        runner: createCompiledRunner(tf, cut(program, plan.parts), seed, named),
        chains: program.chained ? plan.parts : 1,
      }
    const runner = new TunedRunner(tf, program, seed, plan)
    return { runner, chains: runner.begun.chains }
  } catch (error) {
    const place = error instanceof FrozenValue && error.node !== undefined ? `${error.node}: ` : ''
    const reason = place + (error instanceof Error ? error.message : String(error))
    return { runner: eager(), chains: 1, reason }
  }
}
