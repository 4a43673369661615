import { createRandom } from '../../../shared/random'

type Points = readonly (readonly number[])[]

const distance2 = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, i) => sum + (value - (b[i] ?? 0)) ** 2, 0)

/**
 * Two-sample test by the maximum mean discrepancy (Gretton et al., 2012): Gaussian kernel with the median distance for its width, p by
 * permutation. A small p says that the points do not come from the same distribution.
 */
export function twoSampleTest(a: Points, b: Points, permutations = 200): { readonly mmd2: number; readonly p: number } {
  const all = [...a, ...b]
  const size = all.length
  const squares = all.map((x) => all.map((y) => distance2(x, y)))
  const sorted = squares.flatMap((row, i) => row.slice(i + 1)).sort((x, y) => x - y)
  const width2 = sorted[Math.floor(sorted.length / 2)] ?? 1
  const kernel = squares.map((row) => row.map((square) => Math.exp(-square / width2)))
  const statistic = (order: Int32Array): number => {
    const sign = new Float64Array(size)
    order.forEach((place, i) => (sign[place] = i < a.length ? 1 / a.length : -1 / b.length))
    let sum = 0
    for (let i = 0; i < size; i++) {
      let row = 0
      for (let j = 0; j < size; j++) row += (kernel[i]?.[j] ?? 0) * (sign[j] ?? 0)
      sum += row * (sign[i] ?? 0)
    }
    return sum
  }
  const random = createRandom(1, 'permutations')
  const plain = Int32Array.from({ length: size }, (_, i) => i)
  const mmd2 = statistic(plain)
  const larger = Array.from({ length: permutations }, () => statistic(random.shuffle(plain.slice()))).filter(
    (other) => other >= mmd2,
  ).length
  return { mmd2, p: (larger + 1) / (permutations + 1) }
}
