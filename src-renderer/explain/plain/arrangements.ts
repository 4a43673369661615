import { at, axisOf, build, PlainTensor, sizeOf, stretched, toTensor, type Kind, type TensorLike } from './PlainTensor'

const replaced = (list: readonly number[], i: number, value: number): number[] =>
  list.map((old, k) => (k === i ? value : old))

function reshape(given: TensorLike, shape: readonly number[]): PlainTensor {
  const x = toTensor(given)
  const known = sizeOf(shape.filter((size) => size >= 0))
  return new PlainTensor(
    shape.map((size) => (size < 0 ? x.size / known : size)),
    x.values,
    x.dtype,
  )
}

function slice(given: TensorLike, from: number | readonly number[], sizes?: number | readonly number[]): PlainTensor {
  const x = toTensor(given)
  const start = [from].flat() as number[]
  const wanted = sizes === undefined ? [] : ([sizes].flat() as number[])
  const shape = x.shape.map((size, axis) => {
    const length = wanted[axis] ?? -1
    return length < 0 ? size - (start[axis] ?? 0) : length
  })
  // Sizes of 1 stand for all places in `at`, so the places are counted out here.
  return build(shape, (places) => pick(x, places.map((place, axis) => place + (start[axis] ?? 0))), x.dtype) // prettier-ignore
}

/** The number at these very places. */
const pick = (x: PlainTensor, places: readonly number[]): number =>
  x.values[places.reduce((sum, place, axis) => sum * (x.shape[axis] ?? 1) + place, 0)] ?? NaN

function concat(parts: readonly TensorLike[], axis = 0): PlainTensor {
  const all = parts.map((part) => toTensor(part))
  const [first] = all
  if (!first) throw new Error('Nothing to join')
  const along = axisOf(axis, first.rank)
  const ends = all.map((_, i) => all.slice(0, i + 1).reduce((sum, { shape }) => sum + (shape[along] ?? 0), 0))
  return build(
    replaced(first.shape, along, ends.at(-1) ?? 0),
    (places) => {
      const place = places[along] ?? 0
      const part = ends.findIndex((end) => place < end)
      return pick(all[part] ?? first, replaced(places, along, place - (ends[part - 1] ?? 0)))
    },
    first.dtype,
  )
}

function split(given: TensorLike, into: number | readonly number[], axis = 0): PlainTensor[] {
  const x = toTensor(given)
  const along = axisOf(axis, x.rank)
  const length = x.shape[along] ?? 1
  const sizes = typeof into === 'number' ? Array.from({ length: into }, () => length / into) : into
  return sizes.map((size, i) => {
    const start = sizes.slice(0, i).reduce((sum, before) => sum + before, 0)
    return slice(x, replaced(x.shape.map(() => 0), along, start), replaced(x.shape, along, size)) // prettier-ignore
  })
}

const expandDims = (given: TensorLike, axis = 0): PlainTensor => {
  const x = toTensor(given)
  const along = axisOf(axis, x.rank + 1)
  return reshape(x, [...x.shape.slice(0, along), 1, ...x.shape.slice(along)])
}
const squeeze = (given: TensorLike, axes?: readonly number[]): PlainTensor => {
  const x = toTensor(given)
  return reshape(x, x.shape.filter((size, axis) => (axes ? !axes.includes(axis) : size !== 1))) // prettier-ignore
}

function transpose(given: TensorLike, order?: readonly number[]): PlainTensor {
  const x = toTensor(given)
  const from = order ?? x.shape.map((_, axis) => x.rank - 1 - axis)
  return build(from.map((axis) => x.shape[axis] ?? 1), (places) => pick(x, x.shape.map((_, axis) => places[from.indexOf(axis)] ?? 0)), x.dtype) // prettier-ignore
}

function gather(given: TensorLike, numbers: TensorLike, axis = 0): PlainTensor {
  const [x, rows] = [toTensor(given), toTensor(numbers)]
  const along = axisOf(axis, x.rank)
  const shape = [...x.shape.slice(0, along), ...rows.shape, ...x.shape.slice(along + 1)]
  return build(
    shape,
    (places) => {
      const row = pick(rows, places.slice(along, along + rows.rank))
      return pick(x, [...places.slice(0, along), row, ...places.slice(along + rows.rank)])
    },
    x.dtype,
  )
}

function matMul(first: TensorLike, second: TensorLike, turnsFirst = false, turnsSecond = false): PlainTensor {
  const turned = (given: TensorLike, turns: boolean): PlainTensor => {
    const x = toTensor(given)
    const axes = x.shape.map((_, axis) => axis)
    return turns ? transpose(x, [...axes.slice(0, -2), x.rank - 1, x.rank - 2]) : x
  }
  const [a, b] = [turned(first, turnsFirst), turned(second, turnsSecond)]
  const [inner, under] = [a.shape.at(-1) ?? 1, b.shape.at(-2) ?? 1]
  if (inner !== under) throw new Error(`${a.shape.join('×')} cannot be multiplied by ${b.shape.join('×')}`)
  const rows = stretched(a.shape.slice(0, -2), b.shape.slice(0, -2))
  return build([...rows, a.shape.at(-2) ?? 1, b.shape.at(-1) ?? 1], (places) => {
    const [before, i, j] = [places.slice(0, -2), places.at(-2) ?? 0, places.at(-1) ?? 0]
    let sum = 0
    for (let k = 0; k < inner; k++) sum += at(a, [...before, i, k]) * at(b, [...before, k, j])
    return sum
  })
}

const fill = (shape: readonly number[], value: number, dtype: Kind = 'float32'): PlainTensor =>
  build(shape, () => value, dtype)

/** Operations that make tensors, or put the numbers of tensors into another order. */
export const arrangements = {
  reshape,
  slice,
  concat,
  split,
  expandDims,
  squeeze,
  transpose,
  gather,
  matMul,
  fill,
  zeros: (shape: readonly number[], dtype?: Kind) => fill(shape, 0, dtype),
  ones: (shape: readonly number[], dtype?: Kind) => fill(shape, 1, dtype),
  zerosLike: (x: PlainTensor) => fill(x.shape, 0, x.dtype),
  onesLike: (x: PlainTensor) => fill(x.shape, 1, x.dtype),
  scalar: (value: number, dtype: Kind = 'float32') => new PlainTensor([], [value], dtype),
  tensor: (values: TensorLike | ArrayLike<number>, shape?: readonly number[], dtype?: Kind): PlainTensor => {
    const flat = toTensor((ArrayBuffer.isView(values) ? Array.from(values as ArrayLike<number>) : values) as TensorLike)
    return new PlainTensor([...(shape ?? flat.shape)], flat.values, dtype ?? flat.dtype)
  },
  tensor1d: (values: ArrayLike<number>, dtype?: Kind) => new PlainTensor([values.length], Array.from(values), dtype),
  range: (start: number, stop: number, step = 1, dtype: Kind = 'float32') =>
    build([Math.max(0, Math.ceil((stop - start) / step))], ([i = 0]) => start + i * step, dtype),
  oneHot(given: TensorLike, depth: number): PlainTensor {
    const numbers = toTensor(given)
    return build([...numbers.shape, depth], (places) => Number(pick(numbers, places.slice(0, -1)) === places.at(-1)))
  },
  stack: (parts: readonly PlainTensor[], axis = 0): PlainTensor => {
    const along = axisOf(axis, (parts[0]?.rank ?? 0) + 1)
    return concat(parts.map((part) => expandDims(part, along)), along) // prettier-ignore
  },
  unstack: (x: PlainTensor, axis = 0): PlainTensor[] => {
    const along = axisOf(axis, x.rank)
    return split(x, x.shape[along] ?? 1, along).map((part) => squeeze(part, [along]))
  },
  reverse(x: PlainTensor, axes: number | readonly number[]): PlainTensor {
    const turned = ([axes].flat() as number[]).map((axis) => axisOf(axis, x.rank))
    return build(x.shape, (places) => pick(x, places.map((place, axis) => (turned.includes(axis) ? (x.shape[axis] ?? 1) - 1 - place : place))), x.dtype) // prettier-ignore
  },
  pad(x: PlainTensor, borders: readonly (readonly [number, number])[], value = 0): PlainTensor {
    const shape = x.shape.map((size, axis) => size + (borders[axis]?.[0] ?? 0) + (borders[axis]?.[1] ?? 0))
    return build(
      shape,
      (places) => {
        const inside = places.map((place, axis) => place - (borders[axis]?.[0] ?? 0))
        return inside.every((place, axis) => place >= 0 && place < (x.shape[axis] ?? 1)) ? pick(x, inside) : value
      },
      x.dtype,
    )
  },
  cumsum(x: PlainTensor, axis = 0): PlainTensor {
    const along = axisOf(axis, x.rank)
    return build(x.shape, (places) => {
      let sum = 0
      for (let k = 0; k <= (places[along] ?? 0); k++) sum += pick(x, replaced(places, along, k))
      return sum
    })
  },
}
