/** The same tree of keys with texts of another language; plural forms (`_one`, `_few`, `_many`, `_other`) may differ. */
export type SameKeys<T> = {
  readonly [K in keyof T as K extends `${string}_${'one' | 'few' | 'many' | 'other'}` ? never : K]: T[K] extends string
    ? string
    : SameKeys<T[K]>
}
