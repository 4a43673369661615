import { fail, ok, type Result } from '../../result'
import type { ItemProblem } from '../define/item'
import { defineLayer, weight } from '../define/layer'
import { bool, choice, int, size2, type ItemValue } from '../define/params'
import { shapeText } from '../define/shapeText'
import { sizeOf, type Shape } from '../define/tensorType'
import type { Tensor, Tensor4D } from '../define/tf'
import { LSTM_GATES, lstmBias, lstmStep } from './_lstm'
import {
  gateParams,
  kerasWays,
  perMoment,
  readWays,
  sequenceParams,
  skipsPadding,
  stateConfig,
  weightsOfWays,
} from './_recurrent'
import { gateTexts } from './_recurrentTexts'
import { emptyState, unroll } from './_unroll'
import { weightOf } from './_weightOf'
import { slideWindow } from './_window'

/** The Reshape that would turn these sizes into moments of images, if one is plain to see. */
function imagesShape(x: Shape): Shape | undefined {
  const [time, ...image] = x
  if (time === undefined) return undefined
  if (image.length === 2) return [...x, 1]
  const side = Math.sqrt(sizeOf(image))
  return image.length === 1 && Number.isInteger(side) && side > 1 ? [time, side, side, 1] : undefined
}

/** Sizes of a sequence of images, or what is wrong. */
function imageSequence(x: Shape): Result<readonly [time: number, image: Shape], ItemProblem> {
  const [time, ...image] = x
  if (time !== undefined && image.length === 3) return ok([time, image])
  const targetShape = imagesShape(x)
  return fail({
    code: 'imagesNeeded',
    port: 'input',
    values: { shape: shapeText(x) },
    fixes: targetShape ? [{ kind: 'insertBefore', port: 'input', type: 'reshape', params: { targetShape } }] : [],
  })
}

/** LSTM whose products are convolutions (X. Shi and others, 2015): `[time, height, width, channels]`. Keras `ConvLSTM2D`. */
export default defineLayer({
  id: 'convLstm2d',
  category: 'sequence',
  splitsBatch: true,
  carries: ['h', 'c'],
  icon: 'CL',
  inputs: [{ name: 'input' }],
  outputs: [{ name: 'output' }],
  masking: skipsPadding,
  params: {
    filters: int(1, 1024, 8),
    kernelSize: size2(1, 64, [3, 3]),
    strides: size2(1, 64, [1, 1]),
    padding: choice(['valid', 'same'], 'same'),
    ...gateParams,
    unitForgetBias: bool(true),
    ...sequenceParams,
  },
  inferShape: (p, [x = []]) => {
    const images = imageSequence(x)
    if (!images.ok) return images
    const [time, image] = images.value
    const size = slideWindow(image, { size: p.kernelSize, strides: p.strides, padding: p.padding, param: 'kernelSize' })
    return size.ok ? ok(perMoment(p, time, [...size.value, p.filters])) : size
  },
  weights: (p, [x = []]) => {
    const sums = LSTM_GATES * p.filters
    const kernel = (channels: number, initializer: ItemValue) => {
      const window = sizeOf(p.kernelSize)
      return weight([...p.kernelSize, channels, sums], initializer, {
        fan: { in: window * channels, out: window * sums },
      })
    }
    return weightsOfWays(p, {
      kernel: kernel(x[3] ?? 1, p.kernelInitializer),
      recurrent_kernel: kernel(p.filters, p.recurrentInitializer),
      ...(p.useBias && { bias: lstmBias(p, p.filters) }),
    })
  },
  multiplyAdds: (p, [x = []], output) => {
    const [height = 1, width = 1] = output.slice(p.returnSequences ? 1 : 0)
    const sums = height * width * LSTM_GATES * p.filters
    const ways = p.direction === 'both' ? 2 : 1
    return ways * (x[0] ?? 0) * sums * sizeOf(p.kernelSize) * ((x[3] ?? 0) + p.filters)
  },
  forward: (tf, args) =>
    readWays(tf, args, (way) => {
      const { x, w, p } = way
      const [time = 1, ...image] = x.shape.slice(1)
      const images: Tensor = tf.reshape(x, [-1, ...image])
      const product: Tensor = tf.conv2d(
        images as Tensor4D,
        weightOf(w, 'kernel') as Tensor4D,
        [...p.strides],
        p.padding,
      )
      const sums = w['bias'] ? tf.add(product, w['bias']) : product
      const [height = 1, width = 1] = product.shape.slice(1)
      const recurrent = weightOf(w, 'recurrent_kernel') as Tensor4D
      const zeros = emptyState(tf, x, [height, width, p.filters])
      return unroll(tf, way, {
        sums: tf.reshape(sums, [-1, time, height, width, LSTM_GATES * p.filters]),
        start: [zeros, zeros],
        step: lstmStep(tf, way, (h) => tf.conv2d(h as Tensor4D, recurrent, 1, 'same')),
      })
    }),
  keras: (p) =>
    kerasWays(p, {
      className: 'ConvLSTM2D',
      config: {
        filters: p.filters,
        kernel_size: p.kernelSize,
        strides: p.strides,
        padding: p.padding,
        ...stateConfig(p),
        recurrent_activation: p.recurrentActivation,
        unit_forget_bias: p.unitForgetBias,
      },
    }),
  summary: (p) => `${p.filters} @ ${shapeText(p.kernelSize)}`,
  innerActivation: true,
  example: {
    params: { filters: 1, kernelSize: [1, 1] },
    inputs: [
      [
        [
          [[1], [0]],
          [[0], [1]],
        ],
        [
          [[0], [1]],
          [[1], [0]],
        ],
      ],
    ],
  },
  text: {
    en: {
      title: 'ConvLSTM2D',
      keywords: ['convolutional LSTM', 'video', 'recurrent convolution'],
      help: 'An LSTM for moving images: state and gates are feature maps, and a convolution makes them of the image and of the maps of the moment before. It sees where things are and how they move, for weather radar, video and anything that lies on a grid and changes with time.',
      formula: 'c_{t} = f∘c_{t−1} + i∘φ(x_{t}∗W + h_{t−1}∗U + b), h_{t} = o∘φ(c_{t})',
      params: {
        ...gateTexts.en,
        filters: { title: 'Filters', help: 'Number of feature maps of the state, and of the output.' },
        kernelSize: { title: 'Kernel', help: 'Height and width of the window over image and state.' },
        strides: { title: 'Stride', help: 'How far the window moves over the image; over the state it moves by one.' },
        padding: {
          title: 'Padding',
          help: 'How the edge of the image is met: same keeps its size when the stride is 1, valid lets it shrink; the state is always padded.',
          options: { valid: 'valid', same: 'same' },
        },
        unitForgetBias: {
          title: 'Open forget gate',
          help: 'Starts the biases of the forget gate at 1, so that the layer remembers until it learns to forget.',
        },
      },
    },
    uk: {
      title: 'ConvLSTM2D',
      keywords: ['згорткова LSTM', 'відео', 'рекурентна згортка'],
      help: 'LSTM для рухомих зображень: стан і вентилі — карти ознак, і згортка робить їх із зображення та карт попереднього моменту. Шар бачить, де що є і як рухається: для радарів погоди, відео й усього, що лежить на сітці та змінюється з часом.',
      formula: 'c_{t} = f∘c_{t−1} + i∘φ(x_{t}∗W + h_{t−1}∗U + b), h_{t} = o∘φ(c_{t})',
      params: {
        ...gateTexts.uk,
        filters: { title: 'Фільтри', help: 'Кількість карт ознак стану, а отже, й виходу.' },
        kernelSize: { title: 'Ядро', help: 'Висота й ширина вікна над зображенням і станом.' },
        strides: { title: 'Крок', help: 'Наскільки вікно зсувається зображенням; станом воно йде по одному.' },
        padding: {
          title: 'Доповнення',
          help: 'Що на краю зображення: same зберігає розмір, якщо крок 1, valid дає йому зменшитися; стан завжди доповнюється.',
          options: { valid: 'valid', same: 'same' },
        },
        unitForgetBias: {
          title: 'Відкритий вентиль забування',
          help: 'Зсуви вентиля забування починаються з 1: шар пам’ятає, доки не навчиться забувати.',
        },
      },
    },
  },
})
