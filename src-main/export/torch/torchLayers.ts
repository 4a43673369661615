import { float, list, square, tuple } from '../python/pythonCode'
import type { Params, ScriptLayer } from '../script/ScriptModel'
import { activate, startLine } from './torchActivation'
import type { TorchLayer, WriteTorchLayer } from './TorchLayer'
import { customLayers } from './torchCustom'
import { recurrentLayers } from './torchRecurrent'

const num = (p: Params, name: string): number => Number(p[name])
const pair = (p: Params, name: string): readonly number[] => {
  const value = p[name]
  return Array.isArray(value) ? (value as number[]) : [Number(value)]
}
const flag = (name: string, on: boolean, usual: boolean): string =>
  on === usual ? '' : `, ${name}=${on ? 'True' : 'False'}`
const simple =
  (write: (x: string, p: Params) => string): WriteTorchLayer =>
  ({ params }) => ({ call: ([x = 'x']) => write(x, params) })
const module =
  (write: (p: Params) => string): WriteTorchLayer =>
  ({ params }) => ({ module: write(params), call: ([x = 'x'], self) => `${self}(${x})` })

/** Weight and bias of a layer that has both in the usual places. */
const usualWeights = (layer: ScriptLayer, change: string, kernel = 'kernel') => [
  { ours: kernel, theirs: 'weight', change },
  ...('bias' in layer.weights ? [{ ours: 'bias', theirs: 'bias' }] : []),
]
const usualStart =
  ({ params, weights }: ScriptLayer, kernel = 'kernelInitializer') =>
  (self: string) => [
    ...startLine(params[kernel], `${self}.weight`),
    ...('bias' in weights ? startLine(params['biasInitializer'], `${self}.bias`) : []),
  ]

/** Zeros around a window, as TensorFlow counts them for `same`: the odd one at the end. */
function around(size: number, kernel: number, stride: number, dilation = 1): readonly [number, number] {
  const wide = (kernel - 1) * dilation + 1
  const all = Math.max((Math.ceil(size / stride) - 1) * stride + wide - size, 0)
  return [Math.floor(all / 2), Math.ceil(all / 2)]
}

interface Window {
  readonly kernel: readonly number[]
  readonly strides: readonly number[]
  readonly dilation?: readonly number[]
  readonly padding: unknown
}

/** The argument `padding=` where both ends of every axis get the same, and what pads the input first where they do not. */
function padded(sizes: readonly number[], { kernel, strides, dilation = [], padding }: Window, value = '') {
  if (padding === 'causal') {
    const before = ((kernel[0] ?? 1) - 1) * (dilation[0] ?? 1)
    return { argument: '', pad: (x: string) => (before === 0 ? x : `F.pad(${x}, (${before}, 0))`) }
  }
  const ends =
    padding === 'same' ? sizes.map((size, i) => around(size, kernel[i] ?? 1, strides[i] ?? 1, dilation[i] ?? 1)) : []
  if (ends.every(([a, b]) => a === 0 && b === 0)) return { argument: '', pad: (x: string) => x }
  if (ends.every(([a, b]) => a === b))
    return { argument: `, padding=${square(ends.map(([a]) => a))}`, pad: (x: string) => x }
  // PyTorch begins with the last axis.
  const amounts = [...ends].reverse().flat()
  return { argument: '', pad: (x: string) => `F.pad(${x}, ${tuple(amounts)}${value})` }
}

function convolution(rank: 1 | 2 | 3): WriteTorchLayer {
  return (layer) => {
    const { params: p, inputs, weights } = layer
    const [x = []] = inputs
    const [sizes, channels] = [x.slice(0, -1), x.at(-1) ?? 1]
    const kernel = pair(p, 'kernelSize')
    const strides = pair(p, 'strides')
    const dilation = 'dilationRate' in p ? pair(p, 'dilationRate') : sizes.map(() => 1)
    const groups = 'groups' in p ? num(p, 'groups') : 1
    const { argument, pad } = padded(sizes, { kernel, strides, dilation, padding: p['padding'] })
    const more = [
      strides.some((one) => one > 1) ? `, stride=${square(strides)}` : '',
      argument,
      dilation.some((one) => one > 1) ? `, dilation=${square(dilation)}` : '',
      groups > 1 ? `, groups=${groups}` : '',
      flag('bias', 'bias' in weights, true),
    ].join('')
    if (activate(p['activation'], 'x') === null) return null
    const axes = [rank + 1, rank, ...sizes.map((_, i) => i)]
    return {
      module: `nn.Conv${rank}d(${channels}, ${num(p, 'filters')}, ${square(kernel)}${more})`,
      wants: 'first',
      call: ([x = 'x'], self) => activate(p['activation'], `${self}(${pad(x)})`, 'first') ?? '',
      weights: usualWeights(layer, `.permute(${list(axes)})`),
      start: usualStart(layer),
    }
  }
}

/** A convolution of each channel by itself, as both layers that have one write it; `between`: the channels that it makes. */
function eachChannel({ params: p, inputs }: Parameters<WriteTorchLayer>[0]) {
  const [x = []] = inputs
  const channels = x[2] ?? 1
  const kernel = pair(p, 'kernelSize')
  const strides = [num(p, 'strides'), num(p, 'strides')]
  const { argument, pad } = padded(x.slice(0, 2), { kernel, strides, padding: p['padding'] })
  const stride = strides[0] === 1 ? '' : `, stride=${strides[0] ?? 1}`
  return { channels, kernel, between: channels * num(p, 'depthMultiplier'), stride, argument, pad }
}

const depthwise: WriteTorchLayer = (layer) => {
  const { params: p, weights } = layer
  const { channels, kernel, between: out, stride, argument, pad } = eachChannel(layer)
  return {
    module: `nn.Conv2d(${channels}, ${out}, ${square(kernel)}${stride}${argument}, groups=${channels}${flag('bias', 'bias' in weights, true)})`,
    wants: 'first',
    call: ([x = 'x'], self) => activate(p['activation'], `${self}(${pad(x)})`, 'first') ?? '',
    weights: usualWeights(layer, `.permute(2, 3, 0, 1).reshape(${out}, 1, ${list(kernel)})`),
    start: usualStart(layer),
  }
}

const separable: WriteTorchLayer = (layer) => {
  const { params: p, weights } = layer
  const { channels, kernel, between, stride, argument, pad } = eachChannel(layer)
  return {
    module: `nn.Sequential(nn.Conv2d(${channels}, ${between}, ${square(kernel)}${stride}${argument}, groups=${channels}, bias=False), nn.Conv2d(${between}, ${num(p, 'filters')}, 1${flag('bias', 'bias' in weights, true)}))`,
    wants: 'first',
    call: ([x = 'x'], self) => activate(p['activation'], `${self}(${pad(x)})`, 'first') ?? '',
    weights: [
      {
        ours: 'depthwise_kernel',
        theirs: '[0].weight',
        change: `.permute(2, 3, 0, 1).reshape(${between}, 1, ${list(kernel)})`,
      },
      { ours: 'pointwise_kernel', theirs: '[1].weight', change: '.permute(3, 2, 0, 1)' },
      ...('bias' in weights ? [{ ours: 'bias', theirs: '[1].bias' }] : []),
    ],
    start: (self) => [
      ...startLine(p['depthwiseInitializer'], `${self}[0].weight`),
      ...startLine(p['kernelInitializer'], `${self}[1].weight`),
      ...('bias' in weights ? startLine(p['biasInitializer'], `${self}[1].bias`) : []),
    ],
  }
}

const transposed: WriteTorchLayer = (layer) => {
  const { params: p, inputs, outputs, weights } = layer
  const [x = []] = inputs
  const [out = []] = Object.values(outputs)
  const kernel = pair(p, 'kernelSize')
  const strides = pair(p, 'strides')
  const over = kernel.map((size, i) => size - (strides[i] ?? 1))
  const cut = over.map((size) => (p['padding'] === 'same' ? Math.max(size, 0) : 0))
  const more = over.map((size) => Math.max(-size, 0))
  const before = cut.map((size) => Math.floor(size / 2))
  const sides = [
    strides.some((one) => one > 1) ? `, stride=${square(strides)}` : '',
    before.some((one) => one > 0) ? `, padding=${square(before)}` : '',
    more.some((one) => one > 0) ? `, output_padding=${square(more)}` : '',
    flag('bias', 'bias' in weights, true),
  ].join('')
  // Where an odd number of rows is too many, TensorFlow leaves out one more at the end.
  const odd = cut.some((size) => size % 2 === 1)
  const slice = odd ? `[:, :, :${out[0]}, :${out[1]}]` : ''
  return {
    module: `nn.ConvTranspose2d(${x[2] ?? 1}, ${num(p, 'filters')}, ${square(kernel)}${sides})`,
    wants: 'first',
    call: ([x = 'x'], self) => activate(p['activation'], `${self}(${x})${slice}`, 'first') ?? '',
    weights: usualWeights(layer, '.permute(3, 2, 0, 1)'),
    start: usualStart(layer),
  }
}

function pool(kind: 'Max' | 'Avg', rank: 1 | 2): WriteTorchLayer {
  return ({ params: p, inputs: [x = []] }) => {
    const kernel = pair(p, 'poolSize')
    const strides = pair(p, 'strides')
    const sizes = x.slice(0, -1)
    const usual = kernel.every((size, i) => size === strides[i])
    const stride = usual ? '' : `, stride=${square(strides)}`
    if (kind === 'Max') {
      const { argument, pad } = padded(sizes, { kernel, strides, padding: p['padding'] }, ', value=-torch.inf')
      return {
        wants: 'first',
        call: ([x = 'x']) => `F.max_pool${rank}d(${pad(x)}, ${square(kernel)}${stride}${argument})`,
      }
    }
    const ends = p['padding'] === 'same' ? sizes.map((size, i) => around(size, kernel[i] ?? 1, strides[i] ?? 1)) : []
    const some = ends.some(([, b]) => b > 0)
    const before = ends.map(([a]) => a)
    // Windows may reach over the end, and only what is really there counts.
    const more = some
      ? `${before.some((one) => one > 0) ? `, padding=${square(before)}` : ''}, ceil_mode=True, count_include_pad=False`
      : ''
    return { wants: 'first', call: ([x = 'x']) => `F.avg_pool${rank}d(${x}, ${square(kernel)}${stride}${more})` }
  }
}

const batchNorm: WriteTorchLayer = (layer) => {
  const {
    params: p,
    inputs: [x = []],
    weights,
  } = layer
  const kind = x.length === 1 ? '1d' : x.length === 2 ? '1d' : x.length === 3 ? '2d' : '3d'
  const affine = 'gamma' in weights || 'beta' in weights
  // What is not learned keeps its first value.
  const fixed = affine ? [...('gamma' in weights ? [] : ['weight']), ...('beta' in weights ? [] : ['bias'])] : []
  return {
    module: `nn.BatchNorm${kind}(${x.at(-1) ?? 1}, eps=${num(p, 'epsilon')}, momentum=${Number((1 - num(p, 'momentum')).toPrecision(6))}${affine ? '' : ', affine=False'})`,
    ...(x.length > 1 && { wants: 'first' as const }),
    call: ([x = 'x'], self) => `${self}(${x})`,
    weights: [
      ...('gamma' in weights ? [{ ours: 'gamma', theirs: 'weight' }] : []),
      ...('beta' in weights ? [{ ours: 'beta', theirs: 'bias' }] : []),
      { ours: 'moving_mean', theirs: 'running_mean' },
      { ours: 'moving_variance', theirs: 'running_var' },
    ],
    start: (self) => fixed.map((name) => `${self}.${name}.requires_grad = False`),
  }
}

const layerNorm: WriteTorchLayer = ({ params: p, inputs: [x = []], weights }) => {
  const affine = 'gamma' in weights || 'beta' in weights
  const fixed = affine ? [...('gamma' in weights ? [] : ['weight']), ...('beta' in weights ? [] : ['bias'])] : []
  return {
    module: `nn.LayerNorm(${x.at(-1) ?? 1}, eps=${num(p, 'epsilon')}${affine ? '' : ', elementwise_affine=False'})`,
    wants: 'last',
    call: ([x = 'x'], self) => `${self}(${x})`,
    weights: [
      ...('gamma' in weights ? [{ ours: 'gamma', theirs: 'weight' }] : []),
      ...('beta' in weights ? [{ ours: 'beta', theirs: 'bias' }] : []),
    ],
    start: (self) => fixed.map((name) => `${self}.${name}.requires_grad = False`),
  }
}

const dense: WriteTorchLayer = (layer) => {
  const {
    params: p,
    inputs: [x = []],
    weights,
  } = layer
  if (activate(p['activation'], 'x') === null) return null
  return {
    module: `nn.Linear(${x.at(-1) ?? 1}, ${num(p, 'units')}${flag('bias', 'bias' in weights, true)})`,
    wants: 'last',
    call: ([x = 'x'], self) => activate(p['activation'], `${self}(${x})`) ?? '',
    weights: usualWeights(layer, '.T'),
    start: usualStart(layer),
  }
}

const flatten: WriteTorchLayer = ({ inputs: [x = []] }) => ({
  wants: 'last',
  call: ([x0 = 'x']) => (x.length === 1 ? x0 : x.length === 0 ? `${x0}.unsqueeze(1)` : `${x0}.flatten(1)`),
})

const merge =
  (write: (inputs: readonly string[]) => string): WriteTorchLayer =>
  () => ({ call: write })
const fold = (name: string) =>
  merge((inputs) => inputs.slice(1).reduce((all, one) => `${name}(${all}, ${one})`, inputs[0] ?? 'x'))

const concatenate: WriteTorchLayer = ({ params: p, inputs: [x = []] }) => {
  const axis = num(p, 'axis')
  const place = Number.isNaN(axis) || axis === -1 ? -1 : axis < 0 ? axis + x.length + 1 : axis
  const last = place === -1 || place === x.length
  return {
    ...(!last && { wants: 'last' as const }),
    call: (inputs, _self, layout) =>
      `torch.cat([${list(inputs)}], dim=${last ? (layout === 'first' ? 1 : -1) : place})`,
  }
}

const reshape: WriteTorchLayer = ({ outputs }) => {
  const [shape = []] = Object.values(outputs)
  return { wants: 'last', call: ([x = 'x']) => `${x}.reshape(${list([-1, ...shape])})` }
}

/** Layers that PyTorch has, by catalog id. */
export const torchLayers: Readonly<Record<string, WriteTorchLayer>> = {
  ...recurrentLayers,
  ...customLayers,
  dense,
  conv1d: convolution(1),
  conv2d: convolution(2),
  conv3d: convolution(3),
  conv2dTranspose: transposed,
  depthwiseConv2d: depthwise,
  separableConv2d: separable,
  maxPooling1d: pool('Max', 1),
  maxPooling2d: pool('Max', 2),
  averagePooling1d: pool('Avg', 1),
  averagePooling2d: pool('Avg', 2),
  globalAveragePooling1d: ({ inputs: _ }) => ({ wants: 'last', call: ([x = 'x']) => `${x}.mean(dim=1)` }),
  globalMaxPooling1d: () => ({ wants: 'last', call: ([x = 'x']) => `${x}.amax(dim=1)` }),
  globalAveragePooling2d: () => ({ wants: 'first', call: ([x = 'x']) => `${x}.mean(dim=(2, 3))` }),
  globalMaxPooling2d: () => ({ wants: 'first', call: ([x = 'x']) => `${x}.amax(dim=(2, 3))` }),
  upSampling1d: ({ params: p }) => ({
    wants: 'last',
    call: ([x = 'x']) => `${x}.repeat_interleave(${num(p, 'size')}, dim=1)`,
  }),
  upSampling2d: ({ params: p }) => ({
    wants: 'first',
    call: ([x = 'x']) =>
      `F.interpolate(${x}, scale_factor=${square(pair(p, 'size'))}${p['interpolation'] === 'bilinear' ? ', mode="bilinear"' : ''})`,
  }),
  zeroPadding2d: ({ params: p }) => ({
    wants: 'first',
    call: ([x = 'x']) => `F.pad(${x}, ${tuple(['left', 'right', 'top', 'bottom'].map((side) => num(p, side)))})`,
  }),
  cropping2d: ({ params: p, inputs: [shape = []] }) => ({
    wants: 'last',
    call: ([x = 'x']) =>
      `${x}[:, ${num(p, 'top')}:${(shape[0] ?? 0) - num(p, 'bottom')}, ${num(p, 'left')}:${(shape[1] ?? 0) - num(p, 'right')}]`,
  }),
  batchNormalization: batchNorm,
  layerNormalization: layerNorm,
  dropout: module((p) => `nn.Dropout(${num(p, 'rate')})`),
  spatialDropout: ({ params: p, inputs: [x = []] }) => ({
    module: `nn.Dropout${Math.min(3, Math.max(1, x.length - 1))}d(${num(p, 'rate')})`,
    wants: 'first',
    call: ([x = 'x'], self) => `${self}(${x})`,
  }),
  embedding: (layer) =>
    layer.params['maskZero'] === true
      ? null
      : {
          module: `nn.Embedding(${num(layer.params, 'inputDim')}, ${num(layer.params, 'outputDim')})`,
          call: ([x = 'x'], self) => `${self}(${x})`,
          weights: [{ ours: 'embeddings', theirs: 'weight' }],
          start: (self) => startLine(layer.params['embeddingsInitializer'], `${self}.weight`),
        },
  flatten,
  reshape,
  permute: ({ params: p }) => ({
    wants: 'last',
    call: ([x = 'x']) => `${x}.permute(${list([0, ...pair(p, 'dims')])})`,
  }),
  repeatVector: simple((x, p) => `${x}.unsqueeze(1).repeat(1, ${num(p, 'n')}, 1)`),
  rescaling: simple((x, p) => {
    const offset = num(p, 'offset')
    const scaled = num(p, 'scale') === 1 ? x : `${num(p, 'scale')} * ${x}`
    return offset === 0 ? scaled : `${scaled} ${offset < 0 ? `- ${-offset}` : `+ ${offset}`}`
  }),
  add: merge((inputs) => inputs.join(' + ')),
  subtract: merge((inputs) => inputs.join(' - ')),
  multiply: merge((inputs) => inputs.join(' * ')),
  average: merge((inputs) => `(${inputs.join(' + ')}) / ${inputs.length}`),
  maximum: fold('torch.maximum'),
  minimum: fold('torch.minimum'),
  concatenate,
  mazeWay: simple((x) => x),
  timeEmbedding: ({ params: p }) => ({
    module: `TimeEmbedding(${num(p, 'size')}, ${float(num(p, 'scale'))})`,
    call: ([x = 'x'], self) => `${self}(${x})`,
  }),
}

/** A layer in PyTorch's words. */
export function torchLayer(layer: ScriptLayer): TorchLayer | null {
  if (layer.item.kind === 'layer') return torchLayers[layer.item.id]?.(layer) ?? null
  const { item, params } = layer
  if (activate(item.id, 'x') === null) return null
  return {
    call: ([x = 'x'], _self, layout) => activate({ type: item.id, params }, x, layout) ?? '',
  }
}
