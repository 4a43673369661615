import { z } from 'zod'

const bothLanguages = z.object({ uk: z.string().min(3), en: z.string().min(3) })

/** Folders of `templates/`, in the order of the gallery. */
export const FAMILIES = ['foundations', 'images', 'autoencoders', 'sequences', 'generative', 'classical'] as const
export type Family = (typeof FAMILIES)[number]

/** What a lecture network says of itself, in the key `lesson` of its file. */
export const lesson = z.object({
  /** Place within its family; lectures come in this order. */
  order: z.number().int(),
  title: bothLanguages,
  subtitle: bothLanguages,
  /** Number of weights that its notes and the lecture speak of. */
  parameters: z.number().int().min(0),
  /** What training it as it stands comes to: the last value of a series, within these bounds. */
  promise: z
    .object({
      series: z.string(),
      atLeast: z.number().optional(),
      atMost: z.number().optional(),
      /** `true`: it takes over half a minute on two cores, so that `npm run test:long` trains it. */
      long: z.boolean().optional(),
    })
    .optional(),
})
export type Lesson = z.infer<typeof lesson>
