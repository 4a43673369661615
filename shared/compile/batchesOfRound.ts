/** Batches that all turns of a phase take in a round. */
export const batchesOfRound = ({
  turns,
}: {
  readonly turns: readonly { readonly steps?: number | undefined }[]
}): number => turns.reduce((sum, { steps = 1 }) => sum + steps, 0)
