import { chosen } from '@shared/catalog/chosen'
import { valuesByPort, type ByPort, type LayerDefinition } from '@shared/catalog/define/layer'
import { itemId, type ParamsOf, type ParamSpecs } from '@shared/catalog/define/params'
import { sizeOf, type Shape } from '@shared/catalog/define/tensorType'
import type { Tensor, Tf } from '@shared/catalog/define/tf'
import { createRandom } from '@shared/random'
import { ok, type Result } from '@shared/result'
import type { InferenceGraph } from '../../src-main/export/graph/InferenceGraph'
import { mergePasses } from '../../src-main/trainer/inspect/tracing/mergePasses'
import { Drawn, noDraw, Recorder } from '../../src-main/trainer/inspect/tracing/recordPass'
import type { RecordedPass } from '../../src-main/trainer/inspect/tracing/runPass'
import { simplify } from '../../src-main/trainer/inspect/tracing/simplify'

/** A layer with what it is tried with. */
export interface LayerCase {
  readonly item: LayerDefinition
  readonly params: ParamsOf<ParamSpecs>
  readonly inputs: readonly Shape[]
}

/** Values for the weights of a layer, the same again and again. */
export function weightsFor(tf: Tf, { item, params, inputs }: LayerCase): Record<string, Tensor> {
  const random = createRandom(4, 'weights')
  return Object.fromEntries(
    Object.entries(item.weights(params, inputs)).map(([name, { shape }]) => {
      const positive = /variance/i.test(name)
      const values = Array.from({ length: sizeOf(shape) }, () =>
        positive ? random.uniform() + 0.1 : 0.3 * random.normal(),
      )
      return [name, tf.tensor(values, [...shape])]
    }),
  )
}

/** Rows for the inputs of a layer. */
export function rowsFor(tf: Tf, { item, params, inputs }: LayerCase, rows: number): Tensor[] {
  const random = createRandom(9, `rows ${rows}`)
  const { idsBelow } = item
  return inputs.map((shape, input) => {
    const whole = [rows, ...shape]
    const ids = idsBelow !== undefined || item.inputs[input]?.ids === true
    const below = idsBelow === undefined ? 2 : Number((params as Readonly<Record<string, unknown>>)[idsBelow])
    const values = Array.from({ length: sizeOf(whole) }, () => (ids ? random.int(below) : random.normal()))
    return tf.tensor(values, whole, ids ? 'int32' : 'float32')
  })
}

/** What a layer makes of rows when nothing is learned. */
export function forwardOf(
  tf: Tf,
  { item, params }: LayerCase,
  w: Readonly<Record<string, Tensor>>,
  inputs: readonly Tensor[],
): ByPort<Tensor> {
  const made = item.forward(tf, {
    x: inputs[0] as Tensor,
    inputs,
    masks: [],
    w,
    p: params,
    ctx: {
      training: false,
      draw: noDraw,
      activate: (value, x) => {
        const activation = chosen('activation', value)
        if (!activation) throw new Error(`No activation ${itemId(value)}`)
        return activation.item.apply(tf, x, activation.params)
      },
      rows: inputs[0]?.shape[0] ?? 1,
      assign: () => undefined,
      addLoss: () => undefined,
    },
  })
  return valuesByPort(tf, item, made)
}

/** A layer alone as a recorded pass; the node that differs where it cannot be one, `undefined` where it draws. */
export async function recordLayer(
  tf: Tf,
  one: LayerCase,
): Promise<Result<InferenceGraph, { readonly node: string }> | undefined> {
  const w = weightsFor(tf, one)
  const passes: RecordedPass[] = []
  const record = (rows: number): void => {
    const recorder = new Recorder(tf)
    recorder.node = 'layer'
    for (const [name, value] of Object.entries(w)) recorder.give(value, { kind: 'weight', node: 'layer', name })
    const inputs = rowsFor(tf, one, rows)
    inputs.forEach((value, i) =>
      recorder.give(value, { kind: 'input', name: `input_${i}`, node: 'data', port: `${i}` }),
    )
    const made = recorder.listen(() => forwardOf(tf, one, w, inputs))
    const outputs = Object.entries(made).map(([port, value]) => ({
      node: 'layer',
      port,
      number: recorder.numberOf(value),
    }))
    passes.push({ rows, recorder, outputs })
  }
  try {
    for (const rows of [2, 3]) tf.tidy(() => record(rows))
    const [a, b] = passes as [RecordedPass, RecordedPass]
    const merged = mergePasses(a, b)
    if (!merged.ok) return merged
    const made = await simplify(merged.value)
    if (!made.ok) return made
    const outputs = made.value.outputs.map((value, i) => {
      const { node = '', port = '' } = a.outputs[i] ?? {}
      return { name: `output_${port}`, value, node, port }
    })
    return ok({ name: 'layer', ...made.value, outputs })
  } catch (error) {
    if (error instanceof Drawn) return undefined
    throw error
  } finally {
    for (const { recorder } of passes) recorder.release()
    for (const value of Object.values(w)) value.dispose()
  }
}
