import { expect } from 'vitest'
import type { Told } from '../trainer/trainDocument'
import { weightsOf } from './weightsOf'

/**
 * Weights that come out, by closed form: least norm Xᵀ(XXᵀ)⁻¹y; least Σe²/4 + 0.25·Σ|w|, where only w₁ is not zero and 15·(2 − w₁) = 0.25;
 * ridge (XᵀX + I)⁻¹Xᵀy.
 */
const EXPECTED = {
  free: [60, 2, 4, 6, 8].map((w) => w / 31),
  l1: [2 - 1 / 60, 0, 0, 0, 0],
  l2: [1.875, 0.0625, 0.125, 0.1875, 0.25],
}

export async function fiveAttributes(run: Told): Promise<Record<string, number>> {
  const weight = await weightsOf(run)
  const found = Object.entries(EXPECTED).map(([node, expected]) => {
    const apart = Math.max(...weight(`${node}/kernel`).map((w, i) => Math.abs(w - (expected[i] ?? NaN))))
    expect(apart, node).toBeLessThan(1e-4)
    return [`${node}: greatest error of a weight`, apart] as const
  })
  return Object.fromEntries(found)
}
