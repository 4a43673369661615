/** Something in a step would be the same for ever once the step is compiled. `node` is the node of the network that does it. */
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
