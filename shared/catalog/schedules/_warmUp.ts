import type { Localized } from '../../language'
import type { ItemText } from '../define/item'
import { int, type ParamSpecs, type ParamsOf } from '../define/params'
import type { ScheduleDefinition } from '../define/schedule'

const warmUp = { warmUp: int(0, 10_000, 0, 'epochs') } as const
type Parts<S extends ParamSpecs> = Omit<ScheduleDefinition<S>, 'kind'>
type Base = Parameters<ScheduleDefinition['keras']>[1]

const words: Localized<ItemText['params'][string]> = {
  en: {
    title: 'Warm-up',
    help: 'Epochs at the start over which the learning rate rises from nothing to its full size, before the schedule begins.',
  },
  uk: {
    title: 'Розігрів',
    help: 'Епохи на початку, за які швидкість навчання зростає від нуля до повної, а тоді починається розклад.',
  },
}

const worded = (text: Localized<ItemText>): Localized<ItemText> => ({
  en: { ...text.en, params: { ...text.en.params, warmUp: words.en } },
  uk: { ...text.uk, params: { ...text.uk.params, warmUp: words.uk } },
})

/**
 * A schedule that may be led up to: over some epochs the rate rises in a straight line from 0 to the base rate, and what is left of the run is
 * the schedule's. Keras has this for `CosineDecay` alone; others go inside a `WarmUp` of our own.
 */
export function withWarmUp<const S extends ParamSpecs>(schedule: Parts<S>): Parts<S & typeof warmUp> {
  // Its own parameters are among those with the warm-up.
  const own = (p: { readonly warmUp: number }): ParamsOf<S> => p as unknown as ParamsOf<S>
  const keras = (p: { readonly warmUp: number }, { rate, total, perEpoch }: Base) => {
    const steps = p.warmUp * perEpoch
    const after = schedule.keras(own(p), { rate, total: Math.max(1, total - steps), perEpoch })
    if (steps === 0) return after
    if (after?.className === 'CosineDecay')
      return {
        className: 'CosineDecay',
        config: { ...after.config, initial_learning_rate: 0, warmup_target: rate, warmup_steps: steps },
      }
    return {
      className: 'WarmUp',
      config: { rate, steps, after: after && { ...after, module: 'optimizers.schedules' } },
    }
  }
  return {
    ...schedule,
    params: { ...schedule.params, ...warmUp },
    factor: (p, { step, total, perEpoch }) => {
      const steps = (p as { readonly warmUp: number }).warmUp * perEpoch
      if (step < steps) return step / steps
      return schedule.factor(own(p as never), { step: step - steps, total: total - steps, perEpoch })
    },
    keras: (p, base) => keras(p as never, base),
    text: worded(schedule.text),
  }
}
