import type { Tf } from '@shared/catalog/define/tf'
import { FrozenValue } from '../program/FrozenValue'
import type { Phase, Runner, StepProgram } from '../program/stepProgram'
import type { CompiledRunner } from './compiled/CompiledRunner'
import { createCompiledRunner } from './compiled/createCompiledRunner'
import { createEagerRunner } from './createEagerRunner'

/** A runner, and why it is not a compiled one where the library could have compiled. */
export interface ChosenRunner {
  readonly runner: Runner
  readonly reason?: string
}

/** Time that a trial of one way to run takes, ms. */
const TRIAL = 120
/** XLA compiles long programs for tens of seconds: unrolled recurrences are beyond this, dense networks far below. */
const MOST_OPERATIONS = 600
/** On processors XLA has no fast convolutions: 0.1–0.4 of the native speed wherever it was measured. */
const SLOW_IN_XLA = /^(Conv|Depthwise|MaxPool|AvgPool)/

/** The first phase that a program asks for. */
function firstPhase(program: StepProgram): Phase | undefined {
  const { value } = program.phases({}).next({ count: 0, values: {} })
  return value && 'entry' in value ? value : undefined
}

/** Milliseconds a step, in calls as long as the run's own. */
function timeOf(runner: Runner, { entry, steps, set = {} }: Phase): number {
  const call = (): number => {
    for (const [name, values] of Object.entries(set)) runner.write(name, values)
    const began = performance.now()
    const { count } = runner.run(entry, Math.min(steps, runner.chunk))
    return (performance.now() - began) / Math.max(1, count)
  }
  // The first call may compile.
  call()
  const times: number[] = []
  for (const began = performance.now(); performance.now() - began < TRIAL;) times.push(call())
  return times.sort((a, b) => a - b)[times.length >> 1] ?? Infinity
}

/** The faster of native and XLA by measurement, at the state that the program has now. */
function choose(tf: Tf, program: StepProgram, seed: number): CompiledRunner {
  const native = createCompiledRunner(tf, program, seed, 'native')
  const phase = firstPhase(program)
  const hopeless = native.operations.length > MOST_OPERATIONS || native.operations.some((op) => SLOW_IN_XLA.test(op))
  if (hopeless || !phase || !program.learning.includes(phase.entry)) return native
  const nativeTime = timeOf(native, phase)
  let xla: CompiledRunner | undefined
  let xlaTime = Infinity
  try {
    xla = createCompiledRunner(tf, program, seed, 'xla')
    xlaTime = timeOf(xla, phase)
  } catch {
    // An operation that XLA does not know: it stays native.
  }
  const [best, other] = xla && xlaTime < nativeTime ? [xla, native] : [native, xla]
  other?.release()
  // The trials have learned.
  best.reset()
  return best
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
    const compiled =
      named === 'native' || named === 'xla' ? createCompiledRunner(tf, program, seed, named) : choose(tf, program, seed)
    return { runner: compiled }
  } catch (error) {
    const place = error instanceof FrozenValue && error.node !== undefined ? `${error.node}: ` : ''
    const reason = place + (error instanceof Error ? error.message : String(error))
    return { runner: createEagerRunner(tf, program, seed), reason }
  }
}
