import { beforeAll, describe, expect, test } from 'vitest'
import { catalog } from '@shared/catalog/catalog'
import { chosen, itemsOf } from '@shared/catalog/chosen'
import type { ItemProblem } from '@shared/catalog/define/item'
import {
  shapesByPort,
  valuesByPort,
  type ByPort,
  type ForwardContext,
  type LayerDefinition,
} from '@shared/catalog/define/layer'
import { itemId, parseParams, type ParamSpec, type ParamsOf, type ParamSpecs } from '@shared/catalog/define/params'
import { sizeOf, type Shape } from '@shared/catalog/define/tensorType'
import { toKeras } from '@shared/catalog/toKeras'
import { isDiagnosticCode } from '@shared/graph/diagnostics/texts'
import { createRandom } from '@shared/random'
import { tf, type Tensor } from '../../numeric/catalog/cpu'
import { shapesFor } from './layerShapes'
import { variantsOf } from './variants'

const BATCH = 2

/** Layers of which nothing is trained and nothing counted: their weights stay as they were made. */
const KEEPS_STATISTICS = new Set(['echoState', 'liquidState', 'extremeLearning'])

type MidRun = Extract<ParamSpec, { type: 'float' | 'item' }>
const isMidRun = (spec: ParamSpec): spec is MidRun =>
  (spec.type === 'float' || spec.type === 'item') && spec.midRun === true

beforeAll(() => tf.setBackend('cpu'))

const random = createRandom(11, 'layers')
const tensorOf = (shape: Shape): Tensor =>
  tf.tensor(
    Float32Array.from({ length: sizeOf(shape) }, () => random.normal()),
    [...shape],
  )

/** A batch of what a layer reads at an input. */
function inputOf(item: LayerDefinition, params: ParamsOf<ParamSpecs>, shape: Shape, input: number): Tensor {
  const whole = [BATCH, ...shape]
  const { idsBelow } = item
  if (idsBelow === undefined && item.inputs[input]?.ids !== true) return tensorOf(whole)
  const below = idsBelow === undefined ? 2 : Number((params as Readonly<Record<string, unknown>>)[idsBelow])
  return tf.tensor(
    Int32Array.from({ length: sizeOf(whole) }, () => random.int(below)),
    whole,
  )
}

function contextFor(assigned: Record<string, Tensor>): ForwardContext {
  const draw = (shape: readonly number[], next: () => number): Tensor =>
    tf.tensor(Float32Array.from({ length: sizeOf(shape) }, next), [...shape])
  return {
    training: true,
    draw: {
      uniform: (shape) => draw(shape, random.uniform),
      normal: (shape) => draw(shape, random.normal),
      int: (shape, below) =>
        tf.cast(
          draw(shape, () => random.int(below)),
          'int32',
        ),
    },
    activate: (value, x) => {
      const activation = chosen('activation', value)
      if (!activation) throw new Error(`No activation ${itemId(value)}`)
      return activation.item.apply(tf, x, activation.params)
    },
    rows: BATCH,
    assign: (name, value) => void (assigned[name] = value),
    addLoss: (loss) => expect(loss.shape).toEqual([BATCH]),
  }
}

function expectSaid(problem: ItemProblem, item: LayerDefinition): void {
  expect(isDiagnosticCode(problem.code), `there are words for ${problem.code}`).toBe(true)
  if (problem.port !== undefined) expect(item.inputs.map(({ name }) => name)).toContain(problem.port)
  if (problem.param !== undefined) expect(Object.keys(item.params)).toContain(problem.param)
}

/** Runs a layer forward and backward; everything that comes out must be what was foretold. */
function expectRuns(
  item: LayerDefinition,
  params: ParamsOf<ParamSpecs>,
  shapes: readonly Shape[],
  foretold: ByPort<Shape>,
): void {
  const specs = Object.entries(item.weights(params, shapes))
  const weights = specs.map(([name, { shape }]) =>
    name === 'moving_variance' ? tf.abs(tensorOf(shape)) : tensorOf(shape),
  )
  const assigned: Record<string, Tensor> = {}
  const forward = (...tensors: Tensor[]): ByPort<Tensor> => {
    const inputs = tensors.slice(0, shapes.length).map((x) => tf.clone(x))
    const w = Object.fromEntries(specs.map(([name], i) => [name, tensors[shapes.length + i] as Tensor]))
    const args = { x: inputs[0] as Tensor, inputs, w, p: params, ctx: contextFor(assigned) }
    return valuesByPort(tf, item, item.forward(tf, args))
  }
  const isIds = (i: number): boolean => item.idsBelow !== undefined || item.inputs[i]?.ids === true
  const args = [...shapes.map((shape, i) => inputOf(item, params, shape, i)), ...weights]
  const outputs = forward(...args)
  expect(Object.keys(outputs)).toEqual(item.outputs.map(({ name }) => name))
  for (const [port, output] of Object.entries(outputs)) {
    expect(output.shape).toEqual([BATCH, ...(foretold[port] ?? [])])
    expect(output.dtype).toBe('float32')
    expect([...output.dataSync()].every(Number.isFinite)).toBe(true)
  }
  const statistics = specs.filter(([, spec]) => !spec.trainable)
  // A reservoir keeps those that it was made with.
  if (!KEEPS_STATISTICS.has(item.id))
    expect(Object.entries(assigned).map(([name, { shape }]) => [name, shape])).toEqual(
      statistics.map(([name, { shape }]) => [name, shape]),
    )
  const learned = specs.flatMap(([, spec], i) => (spec.trainable && !spec.byRule ? [shapes.length + i] : []))
  const wanted = [...[...shapes.keys()].filter((i) => !isIds(i)), ...learned]
  if (wanted.length === 0) return
  const gradients = tf.grads((...some: Tensor[]) => {
    const all = Object.values(forward(...args.map((arg, i) => some[wanted.indexOf(i)] ?? arg)))
    return tf.addN(all.map((output) => tf.sum(output)))
  })(wanted.map((i) => args[i] as Tensor))
  gradients.forEach((gradient, i) => {
    expect(gradient.shape).toEqual((args[wanted[i] ?? 0] as Tensor).shape)
    expect([...gradient.dataSync()].every(Number.isFinite)).toBe(true)
  })
  for (const [, spec] of specs) expect(chosen('initializer', spec.initializer)?.problems).toEqual([])
}

describe.each([...catalog.layers])('%s', (_id, item) => {
  const inputs = shapesFor(item)

  test('foretells the shape of what runs, or says what is wrong', () => {
    let ran = 0
    for (const variant of variantsOf(item.params)) {
      const { params } = parseParams(item.params, variant)
      for (const shapes of inputs) {
        const shape = item.inferShape(params, shapes)
        if (!shape.ok) {
          expectSaid(shape.error, item)
          continue
        }
        const foretold = shapesByPort(item, shape.value)
        for (const made of Object.values(foretold))
          expect(
            made.every((size) => Number.isInteger(size) && size > 0),
            `${made}`,
          ).toBe(true)
        // Nothing flows back to an input that is not used.
        if ((item.warnings?.(params, shapes) ?? []).length > 0) continue
        tf.tidy(() => expectRuns(item, params, shapes, foretold))
        const cost = item.multiplyAdds(params, shapes, Object.values(foretold)[0] ?? [])
        expect(Number.isInteger(cost) && cost >= 0, `cost ${cost}`).toBe(true)
        ran++
      }
    }
    if (!item.onlyImported) expect(ran).toBeGreaterThan(0)
  })

  test('tells about itself on the card and to Keras', () => {
    for (const variant of variantsOf(item.params)) {
      const { params } = parseParams(item.params, variant)
      expect(item.summary(params, (param) => `<${param}>`)).not.toMatch(/undefined|NaN|\[object/)
      const keras = toKeras(item, params, inputs[3] ?? [])
      if (!keras) continue
      expect(keras.className).toMatch(/^[A-Z]\w+$/)
      for (const name of Object.keys(keras.config)) expect(name).toMatch(/^[a-z][a-z_0-9]*$/)
      expect(() => JSON.stringify(keras)).not.toThrow()
    }
  })
})

/** Other values than the default. */
const others = (spec: MidRun): readonly (number | string)[] =>
  spec.type === 'item' ? [...itemsOf(spec.kind).keys()] : [spec.min, (spec.min + spec.max) / 2, spec.max]

/** Weights as a trained network has them: what is asked of them in training is no part of that. */
const bare = (weights: ReturnType<LayerDefinition['weights']>) =>
  Object.entries(weights).map(([name, { regularizer: _penalty, constraint: _bound, ...spec }]) => [name, spec])

describe.each([...catalog.layers].filter(([, { params }]) => Object.values(params).some(isMidRun)))(
  '%s, what a going run takes over',
  (_id, item) => {
    test('changes neither weights nor what a trained network answers', () => {
      let seen = 0
      for (const shapes of shapesFor(item)) {
        const { params } = parseParams(item.params, {})
        if (!item.inferShape(params, shapes).ok) continue
        const specs = Object.entries(item.weights(params, shapes))
        const w = Object.fromEntries(specs.map(([name, { shape }]) => [name, tf.abs(tensorOf(shape))]))
        const inputs = shapes.map((shape, i) => inputOf(item, params, shape, i))
        const answer = (p: ParamsOf<ParamSpecs>): number[] =>
          tf.tidy(() => {
            const ctx = { ...contextFor({}), training: false }
            const made = item.forward(tf, { x: inputs[0] as Tensor, inputs, w, p, ctx })
            return Object.values(valuesByPort(tf, item, made)).flatMap((output) => [...output.dataSync()])
          })
        for (const [name, spec] of Object.entries(item.params)) {
          if (!isMidRun(spec)) continue
          for (const value of others(spec)) {
            const changed = { ...params, [name]: value }
            expect(bare(item.weights(changed, shapes))).toEqual(bare(item.weights(params, shapes)))
            expect(answer(changed)).toEqual(answer(params))
            seen++
          }
        }
      }
      expect(seen).toBeGreaterThan(0)
    })
  },
)

describe('what the checker relies on', () => {
  const inferOf = (
    id: string,
    params: Record<string, never | number | string | number[]>,
    shapes: readonly Shape[],
  ) => {
    const item = catalog.layers.get(id)
    if (!item) throw new Error(`No layer ${id}`)
    return item.inferShape(parseParams(item.params, params).params, shapes)
  }
  const problemOf = (...args: Parameters<typeof inferOf>): ItemProblem => {
    const shape = inferOf(...args)
    if (shape.ok) throw new Error('Nothing is wrong')
    return shape.error
  }

  test.each(['add', 'multiply'])('%s stretches nothing, though TensorFlow.js would', (id) => {
    expect(
      problemOf(id, {}, [
        [8, 8, 4],
        [8, 8, 1],
      ]),
    ).toMatchObject({
      code: 'mergeShapesDiffer',
      values: { first: '8×8×4', other: '8×8×1', position: 2 },
      fixes: [
        { kind: 'widen', position: 2, width: 4 },
        { kind: 'replaceType', type: 'concatenate' },
      ],
    })
    expect(
      problemOf(id, {}, [
        [8, 8, 4],
        [4, 8, 4],
      ]).fixes,
    ).toEqual([])
    expect(problemOf(id, {}, [[8]])).toMatchObject({ code: 'tooFewInputs', values: { needed: 2, count: 1 } })
  })

  test.each([
    [[784], [28, 28, 1]],
    [
      [28, 28],
      [28, 28, 1],
    ],
    [[64], [8, 8, 1]],
  ])('a convolution of %j offers to see it as %j', (shape, image) => {
    const { code, fixes } = problemOf('conv2d', {}, [shape])
    expect(code).toBe('wrongRank')
    expect(fixes).toEqual([{ kind: 'insertBefore', port: 'input', type: 'reshape', params: { targetShape: image } }])
  })

  test('every fix of a window or a shape mends what it is offered for', () => {
    const cases = [
      ['conv2d', { kernelSize: [5, 5] }, [3, 6, 1]],
      ['maxPooling2d', { poolSize: [4, 4] }, [3, 3, 2]],
      ['reshape', { targetShape: [5, 7] }, [6, 7]],
      ['reshape', { targetShape: [-1, -1] }, [6]],
      ['reshape', { targetShape: [0] }, [6]],
      ['reshape', { targetShape: [4] }, [6]],
      ['input', { shape: [4] }, [2, 3]],
    ] as const
    for (const [id, params, shape] of cases) {
      const { fixes = [] } = problemOf(id, params as never, [shape])
      expect(fixes.length, id).toBeGreaterThan(0)
      for (const fix of fixes) {
        if (fix.kind !== 'setParam') throw new Error(`${id} offers ${fix.kind}`)
        expect(
          inferOf(id, { ...params, [fix.param]: fix.value } as never, [shape]).ok,
          `${id} ${JSON.stringify(fix)}`,
        ).toBe(true)
      }
    }
  })

  test('concatenation counts the batch as axis 0 and takes no axis that is not there', () => {
    expect(
      inferOf('concatenate', { axis: 1 }, [
        [2, 3],
        [5, 3],
      ]),
    ).toEqual({ ok: true, value: [7, 3] })
    expect(
      inferOf('concatenate', {}, [
        [2, 3],
        [2, 5],
      ]),
    ).toEqual({ ok: true, value: [2, 8] })
    for (const axis of [0, 3, -3])
      expect(
        problemOf('concatenate', { axis }, [
          [2, 3],
          [2, 3],
        ]),
      ).toMatchObject({ code: 'axisOutOfRange', param: 'axis' })
    expect(
      problemOf('concatenate', { axis: -1 }, [
        [2, 3],
        [4, 3],
      ]).code,
    ).toBe('concatShapesDiffer')
  })

  test('LeNet-5 has the parameters and the cost that arithmetic gives', () => {
    const conv = catalog.layers.get('conv2d')
    const dense = catalog.layers.get('dense')
    if (!conv || !dense) throw new Error('Layers are missing')
    const count = (weights: ReturnType<LayerDefinition['weights']>) =>
      Object.values(weights).reduce((sum, { shape }) => sum + sizeOf(shape), 0)
    const first = parseParams(conv.params, { filters: 6, kernelSize: [5, 5], padding: 'same' }).params
    expect(count(conv.weights(first, [[28, 28, 1]]))).toBe(156)
    expect(conv.multiplyAdds(first, [[28, 28, 1]], [28, 28, 6])).toBe(117_600)
    const second = parseParams(conv.params, { filters: 16, kernelSize: [5, 5] }).params
    expect(count(conv.weights(second, [[14, 14, 6]]))).toBe(2416)
    expect(conv.weights(second, [[14, 14, 6]])['kernel']?.fan).toEqual({ in: 150, out: 400 })
    expect(conv.multiplyAdds(second, [[14, 14, 6]], [10, 10, 16])).toBe(240_000)
    const head = parseParams(dense.params, { units: 120 }).params
    expect(count(dense.weights(head, [[400]]))).toBe(48_120)
    expect(dense.multiplyAdds(head, [[400]], [120])).toBe(48_000)
  })
})

describe('dropout', () => {
  const item = catalog.layers.get('dropout')
  const run = (training: boolean, rate: number, seed: number): Float32Array => {
    if (!item) throw new Error('No dropout')
    const source = createRandom(seed, 'dropout')
    const uniform = (shape: readonly number[]): Tensor =>
      tf.tensor(Float32Array.from({ length: sizeOf(shape) }, source.uniform), [...shape])
    const ctx = { ...contextFor({}), training, draw: { ...contextFor({}).draw, uniform } }
    const x = tf.ones([200, 50])
    const made = item.forward(tf, { x, inputs: [x], w: {}, p: parseParams(item.params, { rate }).params, ctx })
    return valuesByPort(tf, item, made)['output']?.dataSync() as Float32Array
  }

  test('drops its share in training, keeps the mean, and follows the draw it is given', () => {
    const values = run(true, 0.3, 1)
    const kept = values.filter((value) => value !== 0)
    // Four standard errors of a share of 10,000.
    expect(Math.abs(kept.length / values.length - 0.7)).toBeLessThan(4 * Math.sqrt((0.3 * 0.7) / 10_000))
    expect(new Set(kept)).toEqual(new Set([Math.fround(1 / 0.7)]))
    expect(run(true, 0.3, 1)).toEqual(values)
    expect(run(true, 0.3, 2)).not.toEqual(values)
  })

  test('does nothing at rest and at rate 0', () => {
    expect(new Set(run(false, 0.9, 1))).toEqual(new Set([1]))
    expect(new Set(run(true, 0, 1))).toEqual(new Set([1]))
  })
})

test('a layer that may give the whole sequence says what its moments hand on, in the symbols of its formula', () => {
  for (const item of catalog.layers.values()) {
    if (!('returnSequences' in item.params)) continue
    expect(item.carries?.length, item.id).toBeGreaterThan(0)
    for (const symbol of item.carries ?? []) expect(item.text.en.formula, item.id).toContain(`${symbol}_{t−1}`)
  }
})
