import type { RunNews } from '@shared/training/runEvent'
import type { BuiltRun } from './buildRun'

/** What is told of a run when it begins. */
export function toStarted({ device, program, runner, network, document }: BuiltRun): RunNews {
  const { training } = document
  const { phases, validation, test } = program.schedule
  return {
    type: 'started',
    device: device.info,
    parameterCount: network.plan.checked.totals.parameterCount,
    seed: training.seed,
    ...program.planned,
    phases: [...(program.planned.phases ?? [])],
    batchSize: training.batchSize,
    rows: { train: phases[0]?.train.rows ?? 0, validation: validation.rows, test: test.rows },
    fromStep: runner.clock,
  }
}
