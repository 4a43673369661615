/** Words for parameters that several initializers have. */
export const meanText = {
  en: { title: 'Mean', help: 'Number around which the values lie.' },
  uk: { title: 'Середнє', help: 'Число, довкола якого лежать значення.' },
} as const

export const stddevText = {
  en: { title: 'Deviation σ', help: 'How far the values spread around the mean.' },
  uk: { title: 'Відхилення σ', help: 'Наскільки широко значення розкидані довкола середнього.' },
} as const

export const gainText = {
  en: { title: 'Gain', help: 'Factor on all values.' },
  uk: { title: 'Множник', help: 'На нього множаться всі значення.' },
} as const
