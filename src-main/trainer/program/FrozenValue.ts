/** Something in a step would be the same for ever once the step is compiled. `node` is what does it: a node of the network, or the optimizer. */
export class FrozenValue extends Error {
  override readonly name = 'FrozenValue'
  node: string | undefined

  /** @param what `readBack`: a value read in JavaScript; `literal`: a large tensor made in JavaScript; `random`: JavaScript's random numbers. */
  constructor(
    readonly what: 'readBack' | 'literal' | 'random',
    detail: string,
  ) {
    super(`A compiled step would freeze ${detail}`)
  }
}

/** Does a part of a step; what cannot be compiled in it is told with its name. */
export function naming<T>(node: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof FrozenValue) error.node ??= node
    throw error
  }
}
