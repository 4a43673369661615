const SYMBOLS: Readonly<Record<string, string>> = {
  kernel: 'w',
  bias: 'b',
  recurrent_kernel: 'U',
  gamma: 'γ',
  beta: 'β',
  alpha: 'α',
}

/** What formulas call a weight; `undefined`: they have no sign for it. */
export const weightSymbol = (name: string): string | undefined => SYMBOLS[name.replace(/^(forward|backward)_/, '')]
