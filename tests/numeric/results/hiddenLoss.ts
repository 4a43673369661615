import { expect } from 'vitest'
import type { Told } from '../trainer/trainDocument'
import { rowsOf } from './networkOf'
import { weightsOf } from './weightsOf'
import { within } from './within'

/** Both branches tell the classes apart; with the loss on its activity a layer has at most half as many active units, in the mean of the rows. */
export async function hiddenLoss(run: Told): Promise<Record<string, number>> {
  const accuracies = await within('train', { 'accuracy/plainLoss': [0.95, 1], 'accuracy/sparseLoss': [0.95, 1] })(run)
  const weight = await weightsOf(run)
  const rows = await rowsOf(run, 'data/features')
  const active = (node: string): number => {
    const [kernel, bias] = [weight(`${node}/kernel`), weight(`${node}/bias`)]
    const sums = rows.flatMap(([x1 = NaN, x2 = NaN]) =>
      bias.map((b, unit) => x1 * (kernel[unit] ?? NaN) + x2 * (kernel[bias.length + unit] ?? NaN) + b),
    )
    return sums.filter((sum) => sum > 0.01).length / rows.length
  }
  const [plain, sparse] = [active('plain'), active('sparse')]
  expect(sparse).toBeLessThan(plain / 2)
  return { ...accuracies, 'active units': plain, 'active units, sparse': sparse }
}
