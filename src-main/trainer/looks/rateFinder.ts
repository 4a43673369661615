import type { Tensor } from '@shared/catalog/define/tf'
import { ok } from '@shared/result'
import { trainerFailure } from '@shared/training/problems/trainerProblem'
import { createEagerRunner, type EagerRunner } from '../engine/createEagerRunner'
import type { Standing } from '../inspect/rehearse'
import { lastEntry, learningEntry } from '../program/supervisedPhases'
import { ratesCell } from '../program/supervisedSchedule'
import type { LookDefinition } from './defineLook'
import { heldOf, hold, letGo, type Held } from './heldMoments'
import { roundTo } from './roundTo'

/** The phase of an entry, and the entry of its full batches where it has them. */
function placeOf({ program, entry }: Standing): { readonly phase: number; readonly name: string } {
  const phase = program.schedule.phases.findIndex((_, i) =>
    [learningEntry(i), lastEntry(learningEntry(i))].includes(entry),
  )
  const full = learningEntry(phase)
  return { phase, name: program.learning.includes(full) ? full : entry }
}

/** A step with a learning rate; its loss. */
function stepWith(
  { network: { tf }, program }: Standing,
  runner: EagerRunner,
  place: ReturnType<typeof placeOf>,
  rate: number,
): Tensor {
  const { state, schedule } = program
  const full = Math.max(1, schedule.phases[place.phase]?.train.full ?? 1)
  return tf.tidy(() => {
    // Round and round through the rows of this epoch.
    const cursor = state['cursor']?.value
    cursor?.assign(tf.mod(cursor, tf.scalar(full, 'int32')) as never)
    const rates = ratesCell(place.phase, 0).replace(/0$/, '')
    for (const [name, { value }] of Object.entries(state))
      if (name.startsWith(rates)) value.assign(tf.fill(value.shape, rate) as never)
    const { row, places } = runner.step(place.name)
    runner.clock++
    const at = places.find(({ name }) => name === 'loss')?.at ?? 0
    return tf.slice(row, [at], [1])
  })
}

/** Steps with these rates from a moment on; gives their losses, and the moment that they lead to. The run is as before. */
function search(standing: Standing, rates: readonly number[], from: Held | undefined) {
  const { network, program, clock, set } = standing
  const { tf, plan } = network
  const runner = createEagerRunner(tf, program, plan.document.training.seed)
  runner.clock = clock
  try {
    return runner.aside(() => {
      if (from) {
        for (const [name, tensor] of Object.entries(from.tensors)) program.state[name]?.value.assign(tensor as never)
        runner.clock = from.clock
      } else for (const [name, values] of Object.entries(set ?? {})) runner.write(name, values)
      const place = placeOf(standing)
      const losses = tf.concat(rates.map((rate) => stepWith(standing, runner, place, rate)))
      const cells = Object.entries(program.state).map(([name, { value }]) => [name, tf.keep(tf.clone(value))] as const)
      return { losses, reached: { tensors: Object.fromEntries(cells), clock: runner.clock } as Held }
    })
  } finally {
    runner.leave()
  }
}

/** A piece of a search for a learning rate. */
export const rateFinder: LookDefinition<'rateFinder'> = async (scene, { search: id, done, rates, last }) => {
  const from = done === 0 ? undefined : heldOf(id)
  if (done > 0 && !from) return trainerFailure('lookLost')
  const found = await scene.beforeStep((standing) => search(standing, rates, from))
  if (!found.ok) return found
  const { losses, reached } = found.value
  hold(id, reached)
  if (last) letGo(id)
  const read = await scene.read({ losses })
  if (!read.ok) return read
  const numbers = read.value.losses.values
  return ok({ losses: numbers.map((loss) => (Number.isFinite(loss) ? roundTo(loss, 6) : null)) })
}
