import { at, build, PlainTensor, stretched, toTensor, type Kind, type TensorLike } from './PlainTensor'

const each =
  (f: (x: number) => number, dtype?: Kind) =>
  (given: TensorLike): PlainTensor => {
    const x = toTensor(given)
    return new PlainTensor(x.shape, x.values.map(f), dtype ?? (x.dtype === 'bool' ? 'float32' : x.dtype))
  }

const both =
  (f: (a: number, b: number) => number, dtype?: Kind) =>
  (first: TensorLike, second: TensorLike): PlainTensor => {
    const [a, b] = [toTensor(first), toTensor(second)]
    const kinds = [first, second].flatMap((one) => (one instanceof PlainTensor ? one.dtype : []))
    const whole = kinds.length > 0 && kinds.every((kind) => kind !== 'float32')
    return build(stretched(a.shape, b.shape), (places) => f(at(a, places), at(b, places)), dtype ?? (whole ? 'int32' : 'float32')) // prettier-ignore
  }

const softplus = (x: number): number => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)))

/** Operations number by number. */
export const elementwise = {
  add: both((a, b) => a + b),
  sub: both((a, b) => a - b),
  mul: both((a, b) => a * b),
  div: both((a, b) => a / b, 'float32'),
  pow: both((a, b) => a ** b),
  maximum: both(Math.max),
  minimum: both(Math.min),
  squaredDifference: both((a, b) => (a - b) ** 2),
  greater: both((a, b) => Number(a > b), 'bool'),
  greaterEqual: both((a, b) => Number(a >= b), 'bool'),
  less: both((a, b) => Number(a < b), 'bool'),
  lessEqual: both((a, b) => Number(a <= b), 'bool'),
  equal: both((a, b) => Number(a === b), 'bool'),
  notEqual: both((a, b) => Number(a !== b), 'bool'),
  logicalAnd: both((a, b) => Number(a !== 0 && b !== 0), 'bool'),
  logicalOr: both((a, b) => Number(a !== 0 || b !== 0), 'bool'),
  neg: each((x) => -x),
  abs: each(Math.abs),
  square: each((x) => x * x),
  sqrt: each(Math.sqrt),
  rsqrt: each((x) => 1 / Math.sqrt(x)),
  exp: each(Math.exp),
  log: each(Math.log),
  log1p: each(Math.log1p),
  sin: each(Math.sin),
  cos: each(Math.cos),
  tan: each(Math.tan),
  tanh: each(Math.tanh),
  sigmoid: each((x) => 1 / (1 + Math.exp(-x))),
  softplus: each(softplus),
  relu: each((x) => Math.max(0, x)),
  elu: each((x) => (x > 0 ? x : Math.expm1(x))),
  sign: each(Math.sign),
  floor: each(Math.floor),
  step: each((x) => Number(x > 0)),
  leakyRelu: (x: TensorLike, alpha = 0.2) => each((v) => (v > 0 ? v : alpha * v))(x),
  clipByValue: (x: TensorLike, low: number, high: number) => each((v) => Math.min(high, Math.max(low, v)))(x),
  cast(given: TensorLike, dtype: Kind): PlainTensor {
    const x = toTensor(given)
    const change = { float32: Number, int32: Math.trunc, bool: (v: number) => Number(v !== 0) }[dtype]
    return new PlainTensor(x.shape, x.values.map(change), dtype)
  },
  clone: (x: PlainTensor): PlainTensor => x,
  where(condition: TensorLike, first: TensorLike, second: TensorLike): PlainTensor {
    const [c, a, b] = [toTensor(condition), toTensor(first), toTensor(second)]
    const shape = stretched(c.shape, stretched(a.shape, b.shape))
    return build(shape, (places) => (at(c, places) !== 0 ? at(a, places) : at(b, places)), a.dtype)
  },
  addN: (terms: readonly PlainTensor[]): PlainTensor =>
    terms.slice(1).reduce((sum, term) => elementwise.add(sum, term), toTensor(terms[0] ?? 0)),
}
