import { float } from '../define/params'

/** The base rate, which the schedule bends. */
export const learningRate = (value: number) => float(1e-7, 100, value, { scale: 'log' })

export const learningRateText = {
  en: {
    title: 'Learning rate',
    help: 'Size of a step against the gradient. Too large and the loss jumps or grows, too small and it hardly moves; change it by factors of 3 to 10.',
  },
  uk: {
    title: 'Швидкість навчання',
    help: 'Розмір кроку проти градієнта. Завелика — втрати стрибають чи ростуть, замала — майже не рухаються; змінюйте її в 3–10 разів.',
  },
} as const

/** One minus a decay, of the decay as a float32 number: what fused kernels compute, so that both go the same way. */
export const complement = (decay: number): number => 1 - Math.fround(decay)
