import { itemId } from '@shared/catalog/define/params'
import { parseFormula } from '@shared/formula/parseFormula'
import { toPython, type WriteCall } from '@shared/formula/toPython'
import type { ScriptLayer } from '../script/ScriptModel'
import { activate, activationFunction, startLine } from './torchActivation'
import type { TorchWeight, WriteTorchLayer } from './TorchLayer'

const same = (...names: readonly string[]): TorchWeight[] => names.map((name) => ({ ours: name, theirs: name }))

/** Functions of formulas in PyTorch; `torch.maximum` takes no plain numbers. */
const call: WriteCall = (name, args) => {
  const [first = '', ...rest] = args
  if (name === 'step') return `(${first} > 0).float()`
  if (name === 'softplus') return `F.softplus(${first})`
  if (name !== 'min' && name !== 'max') return `torch.${name}(${first})`
  const isNumber = (text: string): boolean => /^-?[\d.e-]+$/.test(text)
  const [tensors, numbers] = [args.filter((arg) => !isNumber(arg)), args.filter(isNumber)]
  const all = tensors.slice(1).reduce((before, arg) => `torch.${name}imum(${before}, ${arg})`, tensors[0] ?? first)
  if (numbers.length === 0 || rest.length === 0) return all
  return `torch.clamp(${all}, ${name === 'min' ? 'max' : 'min'}=${name}(${numbers.join(', ')}))`
}

const formula: WriteTorchLayer = ({ params: p, inputs, outputs }) => {
  const parsed = parseFormula(String(p['formula']))
  if (!parsed.ok) return null
  const [shape = []] = Object.values(outputs)
  return {
    wants: 'last',
    call: (names) =>
      toPython(
        parsed.value,
        names.map((name, i) =>
          (inputs[i]?.length ?? 0) === shape.length ? name : `${name}.reshape(-1${', 1'.repeat(shape.length)})`,
        ),
        call,
      ),
  }
}

const tied: WriteTorchLayer = ({ params: p, weights, lender }) => {
  if (!lender || activate(p['activation'], 'x') === null) return null
  const biased = 'bias' in weights
  return {
    ...(biased && {
      module: `nn.Parameter(torch.zeros(${Number(p['units'])}))`,
      weights: [{ ours: 'bias', theirs: '' }],
    }),
    wants: 'last',
    call: ([x = 'x'], self) =>
      activate(p['activation'], `F.linear(${x}, self.${lender.layer}.weight.T${biased ? `, ${self}` : ''})`) ?? '',
  }
}

/** A module of ours with Dense's weights, whose axes stay ours. */
const likeDense =
  (name: string, more: (p: ScriptLayer['params']) => string): WriteTorchLayer =>
  ({ params: p, inputs: [x = []], weights }) => ({
    module: `${name}(${x.at(-1) ?? 1}, ${more(p)})`,
    wants: 'last',
    call: ([x0 = 'x'], self) => activate(p['activation'], `${self}(${x0})`) ?? '',
    weights: same(...Object.keys(weights)),
    start: (self) => startLine(p['kernelInitializer'], `${self}.kernel`),
  })

const attention: WriteTorchLayer = ({ params: p, inputs, weights }) => {
  const [query = [], value = query, key = value] = inputs
  const sizes = [query[1], key[1], value[1]]
  const same = sizes.every((size) => size === sizes[0])
  const heads = Number(p['numHeads'])
  const width = heads * Number(p['keyDim'])
  const causal = p['useCausalMask'] === true ? ', causal=True' : ''
  const drop = Number(p['dropout']) > 0 ? `, dropout=${Number(p['dropout'])}` : ''
  const bias = p['useBias'] === true ? '' : ', bias=False'
  const both = (ours: string, theirs: string, change: string): TorchWeight[] => [
    { ours: `${ours}_kernel`, theirs: `${theirs}.weight`, change },
    ...(`${ours}_bias` in weights
      ? [
          {
            ours: `${ours}_bias`,
            theirs: `${theirs}.bias`,
            ...(ours === 'attention_output' ? {} : { change: '.flatten()' }),
          },
        ]
      : []),
  ]
  return {
    module: `Attention(${same ? (sizes[0] ?? 1) : `(${sizes.join(', ')})`}, heads=${heads}, width=${width}${drop}${causal}${bias})`,
    wants: 'last',
    call: ([q = 'x', v = q, k = v], self) =>
      `${self}(${v === q && k === v ? q : [q, v, ...(k === v ? [] : [k])].join(', ')})`,
    weights: [
      ...both('query', 'query', '.flatten(1).T'),
      ...both('key', 'key', '.flatten(1).T'),
      ...both('value', 'value', '.flatten(1).T'),
      ...both('attention_output', 'output', '.flatten(0, 1).T'),
    ],
    start: (self) =>
      ['query', 'key', 'value', 'output'].flatMap((part) => [
        ...startLine(p['kernelInitializer'], `${self}.${part}.weight`),
        ...(p['useBias'] === true ? startLine(p['biasInitializer'], `${self}.${part}.bias`) : []),
      ]),
  }
}

/** Layers for which a script carries a small module of its own, and what is written out in place. */
export const customLayers: Readonly<Record<string, WriteTorchLayer>> = {
  formula,
  tiedDense: tied,
  multiHeadAttention: attention,
  productNode: ({ params: p, inputs: [x = []] }) => {
    const size = Number(p['groupSize'])
    const reduce = p['domain'] === 'log' ? 'sum' : 'prod'
    return {
      wants: 'last',
      call: ([x0 = 'x']) => `${x0}.unflatten(-1, (${(x.at(-1) ?? 1) / size}, ${size})).${reduce}(-1)`,
    }
  },
  sumNode: ({ params: p, inputs: [x = []] }) => ({
    module: `SumNode(${x.at(-1) ?? 1}, ${Number(p['units'])}${p['domain'] === 'log' ? ', log=True' : ''})`,
    wants: 'last',
    call: ([x0 = 'x'], self) => `${self}(${x0})`,
    weights: same('kernel'),
    start: (self) => startLine(p['kernelInitializer'], `${self}.kernel`),
  }),
  corruption: ({ params: p }) => ({
    module: `Corruption(${Number(p['rate'])}, kind="${String(p['kind'])}"${p['low'] === 0 ? '' : `, low=${Number(p['low'])}`}${p['high'] === 1 ? '' : `, high=${Number(p['high'])}`})`,
    call: ([x = 'x'], self) => `${self}(${x})`,
  }),
  gaussianNoise: ({ params: p }) => ({
    module: `GaussianNoise(${Number(p['stddev'])})`,
    call: ([x = 'x'], self) => `${self}(${x})`,
  }),
  gaussianDropout: ({ params: p }) => ({
    module: `GaussianDropout(${Number(p['rate'])})`,
    call: ([x = 'x'], self) => `${self}(${x})`,
  }),
  dropConnect: likeDense(
    'DropConnect',
    (p) => `${Number(p['units'])}, rate=${Number(p['rate'])}${p['useBias'] === true ? '' : ', bias=False'}`,
  ),
  noisyDense: likeDense(
    'NoisyDense',
    (p) => `${Number(p['units'])}, stddev=${Number(p['stddev'])}${p['useBias'] === true ? '' : ', bias=False'}`,
  ),
  maxout: ({ params: p, inputs: [x = []], weights }) => {
    const [units, pieces] = [Number(p['units']), Number(p['pieces'])]
    return {
      module: `nn.Linear(${x.at(-1) ?? 1}, ${units * pieces}${p['useBias'] === true ? '' : ', bias=False'})`,
      wants: 'last',
      call: ([x0 = 'x'], self) => `${self}(${x0}).unflatten(-1, (${pieces}, ${units})).amax(-2)`,
      weights: [
        { ours: 'kernel', theirs: 'weight', change: '.T' },
        ...('bias' in weights ? [{ ours: 'bias', theirs: 'bias' }] : []),
      ],
      start: (self) => startLine(p['kernelInitializer'], `${self}.weight`),
    }
  },
  prelu: ({ weights }) => {
    const shape = weights['alpha']?.shape ?? []
    return {
      module: `nn.Parameter(torch.zeros(${shape.join(', ')}))`,
      wants: 'last',
      call: ([x = 'x'], self) => `F.relu(${x}) - ${self} * F.relu(-${x})`,
      weights: [{ ours: 'alpha', theirs: '' }],
    }
  },
  rbf: ({ params: p, inputs: [x = []] }) => ({
    module: `RadialBasis(${x.at(-1) ?? 1}, ${Number(p['units'])}, reach=${Number(p['reach'])}, width=${Number(p['width'])})`,
    wants: 'last',
    call: ([x0 = 'x'], self) => `${self}(${x0})`,
    weights: same('centers', 'widths'),
  }),
  positionalEncoding: ({ params: p, inputs: [x = []], weights }) => {
    const [time = 1, features = 1] = x
    if ('embeddings' in weights)
      return {
        module: `nn.Parameter(0.05 * torch.rand(${weights['embeddings']?.shape.join(', ') ?? ''}))`,
        wants: 'last',
        call: ([x0 = 'x'], self) => `${x0} + ${self}[:${time}]`,
        weights: [{ ours: 'embeddings', theirs: '' }],
      }
    const wave = Number(p['maxWavelength'])
    return {
      module: `PositionalEncoding(${time}, ${features}${wave === 10_000 ? '' : `, max_wavelength=${wave}`})`,
      wants: 'last',
      call: ([x0 = 'x'], self) => `${self}(${x0})`,
    }
  },
  jordan: ({ params: p, inputs: [x = []], weights }) => {
    const [hidden, out] = [activationFunction(p['hiddenActivation']), activationFunction(p['activation'])]
    if (!hidden || !out) return null
    const more = [
      itemId(p['activation'] as string) === 'linear' ? '' : `, activation=${out}`,
      itemId(p['hiddenActivation'] as string) === 'tanh' ? '' : `, hidden_activation=${hidden}`,
      p['useBias'] === true ? '' : ', bias=False',
    ].join('')
    return {
      module: `Jordan(${x[1] ?? 1}, ${Number(p['hiddenUnits'])}, ${Number(p['units'])}${more})`,
      wants: 'last',
      call: ([x0 = 'x'], self) => `${self}(${x0})${p['returnSequences'] === true ? '' : '[:, -1]'}`,
      weights: [
        { ours: 'kernel', theirs: 'hidden.weight', change: '.T' },
        { ours: 'recurrent_kernel', theirs: 'context.weight', change: '.T' },
        { ours: 'output_kernel', theirs: 'output.weight', change: '.T' },
        ...('bias' in weights
          ? [
              { ours: 'bias', theirs: 'hidden.bias' },
              { ours: 'output_bias', theirs: 'output.bias' },
            ]
          : []),
      ],
      start: (self) =>
        ['hidden', 'context', 'output'].flatMap((part) =>
          startLine(p[part === 'context' ? 'recurrentInitializer' : 'kernelInitializer'], `${self}.${part}.weight`),
        ),
    }
  },
  treeCell: ({ params: p, inputs: [x = []], weights }) => {
    const out = activationFunction(p['activation'])
    if (!out) return null
    const more = [
      itemId(p['activation'] as string) === 'tanh' ? '' : `, activation=${out}`,
      p['useTensor'] === true ? '' : ', tensor=False',
      p['useBias'] === true ? '' : ', bias=False',
    ].join('')
    return {
      module: `TreeCell(${x[1] ?? 1}${more})`,
      wants: 'last',
      call: (inputs, self) => `${self}(${inputs.join(', ')})${p['returnNodes'] === true ? '' : '[:, -1]'}`,
      weights: [
        { ours: 'kernel', theirs: 'join.weight', change: '.T' },
        ...('bias' in weights ? [{ ours: 'bias', theirs: 'join.bias' }] : []),
        ...('tensor' in weights ? [{ ours: 'tensor', theirs: 'tensor' }] : []),
      ],
      start: (self) => [
        ...startLine(p['kernelInitializer'], `${self}.join.weight`),
        ...('bias' in weights ? startLine(p['biasInitializer'], `${self}.join.bias`) : []),
      ],
    }
  },
  activityRegularization: ({ params: p }) => {
    const costs = ['l1', 'l2', 'kl'].filter((name) => Number(p[name]) > 0).map((name) => `${name}=${Number(p[name])}`)
    const rho = Number(p['kl']) > 0 ? [`rho=${Number(p['rho'])}`] : []
    return {
      module: `ActivityRegularization(${[...costs, ...rho].join(', ')})`,
      call: ([x = 'x'], self) => `${self}(${x})`,
      addsLoss: true,
    }
  },
  sampling: ({ params: p }) => ({
    module: `Sampling(kl_weight=${Number(p['klWeight'])})`,
    call: (inputs, self) => `${self}(${inputs.join(', ')})`,
    addsLoss: true,
  }),
}
