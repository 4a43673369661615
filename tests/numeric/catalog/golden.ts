import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { tf, type Tensor } from './cpu'
import { expect } from 'vitest'

/** A tensor in a golden file. */
export interface GoldenTensor {
  readonly shape: readonly number[]
  readonly dtype: 'float32' | 'int32'
  readonly values: readonly number[]
}

/** A Keras object in a golden file. */
export interface GoldenObject {
  readonly className: string
  readonly config: Readonly<Record<string, unknown>>
}

/** The cases of one golden file, as `scripts/goldens/catalog.py` wrote them. */
export function readGolden<Case>(name: string): readonly Case[] {
  const path = join(import.meta.dirname, '..', '..', 'golden', 'catalog', `${name}.json`)
  const { cases } = JSON.parse(readFileSync(path, 'utf8')) as { cases: Case[] }
  if (cases.length === 0) throw new Error(`${path} holds no cases`)
  return cases
}

export const toTensor = ({ values, shape, dtype }: GoldenTensor): Tensor => tf.tensor([...values], [...shape], dtype)

export const toTensors = (tensors: Readonly<Record<string, GoldenTensor>>): Record<string, Tensor> =>
  Object.fromEntries(Object.entries(tensors).map(([name, tensor]) => [name, toTensor(tensor)]))

/** The part of a number's size by which ours may be off Keras's. */
const RELATIVE = 1e-5

/** Equal shapes, and each number within a part in 100,000 of itself or, near zero, a part in a million of the largest. */
export async function expectClose(actual: Tensor, expected: GoldenTensor, what: string, slack = 1e-12): Promise<void> {
  expect(actual.shape, what).toEqual(expected.shape)
  const found = await actual.data()
  const largest = Math.max(...expected.values.map(Math.abs))
  expected.values.forEach((value, i) => {
    const error = Math.abs((found[i] ?? Number.NaN) - value)
    const allowed = RELATIVE * Math.abs(value) + (RELATIVE / 10) * largest + slack
    if (!(error <= allowed)) expect.fail(`${what}[${i}] is ${found[i]}, Keras has ${value}`)
  })
}

const largestOf = ({ values }: GoldenTensor): number => Math.max(0, ...values.map(Math.abs))

/**
 * As above, one gradient of several, in whose sums there are numbers as large as theirs: what is zero but for Keras's rounding must be so
 * in ours, be it a single number (a moment that attends to itself alone) or all of them (the bias of keys changes no attention).
 */
export async function expectGradient(
  actual: Tensor,
  expected: GoldenTensor,
  all: readonly GoldenTensor[],
  what: string,
): Promise<void> {
  const top = Math.max(...all.map(largestOf))
  if (largestOf(expected) > RELATIVE * top) return expectClose(actual, expected, what, 2 ** -24 * top)
  expect(actual.shape, what).toEqual(expected.shape)
  for (const value of await actual.data()) expect(Math.abs(value), what).toBeLessThanOrEqual(RELATIVE * top)
}

const isObject = (value: unknown): value is GoldenObject =>
  typeof value === 'object' && value !== null && 'className' in value

/** Our words for Keras must be Keras's own: the same class, and each argument with the value that Keras's object holds. */
export function expectSameObject(ours: GoldenObject, keras: GoldenObject): void {
  expect(ours.className).toBe(keras.className)
  for (const [name, value] of Object.entries(ours.config)) {
    expect(keras.config, `${keras.className} has the argument ${name}`).toHaveProperty([name])
    const held = keras.config[name]
    if (typeof value === 'number') expect(held, name).toBeCloseTo(value, 9)
    else if (isObject(value) && isObject(held)) expectSameObject(value, held)
    else expect(held, name).toEqual(value)
  }
}
