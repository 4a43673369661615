import { chosen } from '@shared/catalog/chosen'
import { itemId } from '@shared/catalog/define/params'
import type { Params } from '../script/ScriptModel'

/** Activations that TensorFlow.js knows by a word, by catalog id; its hard sigmoid has another slope. */
const WORDS: Readonly<Record<string, string>> = {
  linear: 'linear',
  relu: 'relu',
  tanh: 'tanh',
  sigmoid: 'sigmoid',
  softmax: 'softmax',
  elu: 'elu',
  selu: 'selu',
  softplus: 'softplus',
  swish: 'swish',
  gelu: 'gelu',
}

const FUNCTIONS: Readonly<Record<string, (p: Params) => string>> = {
  linear: () => 'x',
  relu: () => 'x.relu()',
  tanh: () => 'x.tanh()',
  sigmoid: () => 'x.sigmoid()',
  softmax: () => 'x.softmax()',
  selu: () => 'x.selu()',
  softplus: () => 'x.softplus()',
  swish: () => 'x.mul(x.sigmoid())',
  leakyRelu: (p) => `x.leakyRelu(${Number(p['negativeSlope'])})`,
  elu: (p) => (p['alpha'] === 1 ? 'x.elu()' : `x.relu().add(x.minimum(0).elu().mul(${Number(p['alpha'])}))`),
  gaussian: () => 'x.square().mul(-0.5).exp()',
  hardTanh: () => 'x.clipByValue(-1, 1)',
  hardSigmoid: () => 'x.div(6).add(0.5).clipByValue(0, 1)',
  // Comparisons have no gradient there, not even 0; steps do.
  step: () => 'tf.sub(1, x.neg().step())',
  sign: () => 'tf.sub(1, x.neg().step().mul(2))',
}

/** The word of TensorFlow.js's layers for a chosen activation; `undefined`: it has none that means the same. */
export function activationWord(choice: unknown): string | undefined {
  const id = itemId(choice as string)
  const params = chosen('activation', choice)?.params as Params | undefined
  if (id === 'elu' && params?.['alpha'] !== 1) return undefined
  if (id === 'gelu') return params?.['approximate'] === true ? 'gelu_new' : 'gelu'
  return WORDS[id]
}

/** A chosen activation of `x` as an expression; `null`: there is none. */
export function activationOf(choice: unknown): string | null {
  const found = chosen('activation', choice)
  return found ? (FUNCTIONS[itemId(choice as string)]?.(found.params as Params) ?? null) : null
}
