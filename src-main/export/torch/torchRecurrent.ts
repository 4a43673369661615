import type { ScriptLayer } from '../script/ScriptModel'
import { startLine } from './torchActivation'
import type { TorchLayer, TorchWeight, WriteTorchLayer } from './TorchLayer'

type Kind = 'RNN' | 'LSTM' | 'GRU'

const GATES = { RNN: 1, LSTM: 4, GRU: 3 } as const

/** Whether PyTorch's cell computes the same. */
function fits(kind: Kind, { params: p, weights }: ScriptLayer): boolean {
  if (kind === 'RNN') return p['activation'] === 'tanh' || p['activation'] === 'relu'
  if (p['activation'] !== 'tanh' || p['recurrentActivation'] !== 'sigmoid') return false
  // PyTorch resets after the product, and has both biases then.
  return kind === 'LSTM' || (p['resetAfter'] === true && 'bias' in { ...weights, bias: weights['bias'] })
}

/** Weights of one direction; the gates of a GRU stand in another order. */
function weightsOfWay(kind: Kind, units: number, ours: string, theirs: string, biased: boolean): TorchWeight[] {
  const order = kind === 'GRU' ? `.unflatten(0, (3, ${units}))[[1, 0, 2]].flatten(0, 1)` : ''
  const kernels = [
    { ours: `${ours}kernel`, theirs: `weight_ih_l0${theirs}`, change: `.T${order}` },
    { ours: `${ours}recurrent_kernel`, theirs: `weight_hh_l0${theirs}`, change: `.T${order}` },
  ]
  if (!biased) return kernels
  if (kind !== 'GRU') return [...kernels, { ours: `${ours}bias`, theirs: `bias_ih_l0${theirs}` }]
  return [
    ...kernels,
    { ours: `${ours}bias`, theirs: `bias_ih_l0${theirs}`, change: `[0]${order}` },
    { ours: `${ours}bias`, theirs: `bias_hh_l0${theirs}`, change: `[1]${order}` },
  ]
}

function starts(kind: Kind, { params: p }: ScriptLayer, biased: boolean, ends: readonly string[]) {
  const units = Number(p['units'])
  return (self: string): string[] =>
    ends.flatMap((end) => {
      const lines = [
        ...startLine(p['kernelInitializer'], `${self}.weight_ih_l0${end}`),
        ...startLine(p['recurrentInitializer'], `${self}.weight_hh_l0${end}`),
      ]
      if (!biased) return lines
      lines.push(...startLine(p['biasInitializer'], `${self}.bias_ih_l0${end}`))
      if (kind === 'LSTM' && p['unitForgetBias'] === true)
        lines.push(
          '# Open forget gates let the gradient through from the start.',
          `nn.init.ones_(${self}.bias_ih_l0${end}[${units}:${2 * units}])`,
        )
      lines.push(`nn.init.zeros_(${self}.bias_hh_l0${end})`)
      if (kind !== 'GRU')
        lines.push('# PyTorch adds two biases where one is enough.', `${self}.bias_hh_l0${end}.requires_grad = False`)
      return lines
    })
}

/** What of the outputs is taken: all, or the last of each direction. */
function call(kind: Kind, p: ScriptLayer['params']): TorchLayer['call'] {
  const both = p['direction'] === 'both'
  return ([x = 'x'], self) => {
    const read = `${self}(${p['direction'] === 'backward' ? `${x}.flip(1)` : x})`
    if (p['returnSequences'] === true) return `${read}[0]`
    if (!both) return `${read}[0][:, -1]`
    return `${read}[1]${kind === 'LSTM' ? '[0]' : ''}.movedim(0, 1).flatten(1)`
  }
}

const recurrent =
  (kind: Kind): WriteTorchLayer =>
  (layer) => {
    const {
      params: p,
      inputs: [x = []],
      weights,
    } = layer
    const both = p['direction'] === 'both'
    if (!fits(kind, layer) || (both && p['mergeMode'] !== 'concat')) return null
    const biased = p['useBias'] === true
    const units = Number(p['units'])
    const ways = both
      ? [
          ['forward_', ''],
          ['backward_', '_reverse'],
        ]
      : [['', '']]
    const more = [
      kind === 'RNN' && p['activation'] === 'relu' ? ', nonlinearity="relu"' : '',
      biased ? '' : ', bias=False',
      ', batch_first=True',
      both ? ', bidirectional=True' : '',
    ].join('')
    if (Object.keys(weights).length !== ways.length * (biased ? 3 : 2) || GATES[kind] === undefined) return null
    return {
      module: `nn.${kind}(${x[1] ?? 1}, ${units}${more})`,
      wants: 'last',
      call: call(kind, p),
      weights: ways.flatMap(([ours = '', theirs = '']) => weightsOfWay(kind, units, ours, theirs, biased)),
      start: starts(
        kind,
        layer,
        biased,
        ways.map(([, theirs = '']) => theirs),
      ),
    }
  }

/** Layers that read moment by moment. */
export const recurrentLayers: Readonly<Record<string, WriteTorchLayer>> = {
  simpleRnn: recurrent('RNN'),
  elman: recurrent('RNN'),
  lstm: recurrent('LSTM'),
  gru: recurrent('GRU'),
}
