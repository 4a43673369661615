import { problem, type Problem } from '@shared/result'

/** That a format has numbers and nothing of how they work together. */
export const weightsAlone = (format: string): Problem =>
  problem('weightsAlone', `${format} holds the weights alone: neither the layers nor how they are connected.`, {
    format,
  })
