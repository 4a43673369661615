import { chosen } from '@shared/catalog/chosen'
import { itemId } from '@shared/catalog/define/params'
import { float } from '../python/pythonCode'
import type { Params } from '../script/ScriptModel'
import type { Layout } from './TorchLayer'

type Write = (x: string, p: Params, layout: Layout) => string

const one =
  (name: string): Write =>
  (x) =>
    `${name}(${x})`

/** By catalog id. */
const ACTIVATIONS: Readonly<Record<string, Write>> = {
  linear: (x) => x,
  relu: one('F.relu'),
  tanh: one('torch.tanh'),
  sigmoid: one('torch.sigmoid'),
  softmax: (x, _p, layout) => `F.softmax(${x}, dim=${layout === 'first' ? 1 : -1})`,
  leakyRelu: (x, p) => `F.leaky_relu(${x}, ${String(p['negativeSlope'])})`,
  elu: (x, p) => (p['alpha'] === 1 ? `F.elu(${x})` : `F.elu(${x}, alpha=${String(p['alpha'])})`),
  selu: one('F.selu'),
  gelu: (x, p) => (p['approximate'] === true ? `F.gelu(${x}, approximate="tanh")` : `F.gelu(${x})`),
  swish: one('F.silu'),
  softplus: one('F.softplus'),
  hardSigmoid: one('F.hardsigmoid'),
  hardTanh: one('F.hardtanh'),
  gaussian: (x) => `torch.exp(-0.5 * ${factor(x)} ** 2)`,
  step: (x) => `(${x} >= 0).float()`,
  sign: (x) => `2 * (${x} >= 0).float() - 1`,
}

const factor = (x: string): string => (/^[\w.]+(\(.*\))?$/.test(x) ? x : `(${x})`)

/** A value put through a chosen activation; `null`: PyTorch has none like it. */
export function activate(choice: unknown, x: string, layout: Layout = 'last'): string | null {
  const found = chosen('activation', choice)
  const write = ACTIVATIONS[itemId(choice as string)]
  return write && found ? write(x, found.params, layout) : null
}

/** A function for a layer that applies it inside: `torch.tanh`; `null`: none that needs no more than its argument. */
export function activationFunction(choice: unknown): string | null {
  const id = itemId(choice as string)
  if (id === 'linear') return 'nn.Identity()'
  const written = activate(choice, 'x')
  const name = written && /^([\w.]+)\(x\)$/.exec(written)?.[1]
  return name ?? (written ? `lambda x: ${written}` : null)
}

type Start = (weight: string, p: Params) => string

/** Keras's names are ours: normal ones of Glorot, He and LeCun are cut off at two deviations there. */
const INITIALIZERS: Readonly<Record<string, Start>> = {
  zeros: (w) => `nn.init.zeros_(${w})`,
  ones: (w) => `nn.init.ones_(${w})`,
  constant: (w, p) => `nn.init.constant_(${w}, ${float(Number(p['value']))})`,
  glorotUniform: (w) => `nn.init.xavier_uniform_(${w})`,
  glorotNormal: (w) => `nn.init.xavier_normal_(${w})`,
  heNormal: (w) => `nn.init.kaiming_normal_(${w}, nonlinearity="relu")`,
  heUniform: (w) => `nn.init.kaiming_uniform_(${w}, nonlinearity="relu")`,
  lecunNormal: (w) => `nn.init.kaiming_normal_(${w}, nonlinearity="linear")`,
  lecunUniform: (w) => `nn.init.kaiming_uniform_(${w}, nonlinearity="linear")`,
  randomNormal: (w, p) => `nn.init.normal_(${w}, mean=${float(Number(p['mean']))}, std=${String(p['stddev'])})`,
  randomUniform: (w, p) => `nn.init.uniform_(${w}, ${String(p['minval'])}, ${String(p['maxval'])})`,
  truncatedNormal: (w, p) =>
    `nn.init.trunc_normal_(${w}, mean=${float(Number(p['mean']))}, std=${String(p['stddev'])})`,
  orthogonal: (w) => `nn.init.orthogonal_(${w})`,
  identity: (w) => `nn.init.eye_(${w})`,
}

/** The line that gives a weight its first values; none where PyTorch has no such distribution. */
export function startLine(choice: unknown, weight: string): readonly string[] {
  const found = chosen('initializer', choice)
  const write = INITIALIZERS[itemId(choice as string)]
  return write && found ? [write(weight, found.params)] : []
}
