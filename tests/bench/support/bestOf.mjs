import { spread } from './spread.mjs'

/** The fastest of a peer's ways by its median. */
export const bestOf = (ways) =>
  Object.entries(ways)
    .map(([way, rates]) => ({ way, rate: spread(rates) }))
    .sort((a, b) => b.rate.median - a.rate.median)[0]
