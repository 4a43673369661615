import type { ItemProblem } from '../define/item'
import type { ForwardArgs } from '../define/layer'
import type { ItemValue } from '../define/params'
import { shapeText } from '../define/shapeText'
import { sizeOf, type Shape } from '../define/tensorType'
import type { Tensor, Tensor4D, Tf } from '../define/tf'
import { initializerTexts } from './_output'
import { weightOf } from './_weightOf'
import { weightRuleTexts } from './_weightRules'

/** Fan of a kernel as Keras counts it, whose last two sizes are inputs and outputs of one place of the window. */
export const fanOf = (window: Shape, inputs: number, outputs: number) => ({
  in: sizeOf(window) * inputs,
  out: sizeOf(window) * outputs,
})

const commonDivisor = (a: number, b: number): number => (b === 0 ? a : commonDivisor(b, a % b))

/** Channels and filters must be shared out among groups without rest. */
export function groupProblem(groups: number, channels: number, filters: number): ItemProblem | undefined {
  if (channels % groups === 0 && filters % groups === 0) return undefined
  const value = commonDivisor(commonDivisor(channels, filters), groups)
  return {
    code: 'groupsUneven',
    param: 'groups',
    values: { groups, channels, filters },
    fixes: [{ kind: 'setParam', on: 'self', param: 'groups', value }],
  }
}

export interface Sliding {
  readonly strides: readonly [number, number]
  readonly dilationRate: readonly [number, number]
  readonly padding: 'valid' | 'same'
  readonly groups: number
}

/** Convolution of `[batch, height, width, channels]`, each group of channels with the filters of its own. */
export function convolve2d(
  tf: Tf,
  x: Tensor,
  kernel: Tensor,
  { strides, dilationRate, padding, groups }: Sliding,
): Tensor {
  const convolve = (image: Tensor, filter: Tensor): Tensor =>
    tf.conv2d(image as Tensor4D, filter as Tensor4D, [...strides], padding, 'NHWC', [...dilationRate])
  if (groups === 1) return convolve(x, kernel)
  const kernels = tf.split(kernel, groups, 3)
  return tf.concat(
    tf.split(x, groups, 3).map((image, i) => convolve(image, kernels[i] as Tensor)),
    3,
  )
}

/** Each channel of `[batch, height, width, channels]` by itself through filters `[height, width, channels, multiplier]`. */
export const convolveChannels = (
  tf: Tf,
  x: Tensor,
  w: ForwardArgs<unknown>['w'],
  name: string,
  p: { readonly strides: number; readonly padding: 'valid' | 'same' },
): Tensor => tf.depthwiseConv2d(x as Tensor4D, weightOf(w, name) as Tensor4D, [p.strides, p.strides], p.padding)

/** `16 @ 3×3 · same · ReLU`: filters with their window, padding, and the activation where there is one. */
export const convSummary = (
  filters: number,
  { kernelSize, activation }: { readonly kernelSize: Shape; readonly activation: ItemValue },
  name: (param: string) => string,
): string =>
  [
    `${filters} @ ${shapeText(kernelSize)}`,
    name('padding'),
    ...(activation === 'linear' ? [] : [name('activation')]),
  ].join(' · ')

const padding = { valid: 'valid', same: 'same' }

/** Words for the shared parameters. */
export const convTexts = {
  en: {
    filters: { title: 'Filters', help: 'Number of feature maps that come out, each with a kernel of its own.' },
    kernelSize: { title: 'Kernel', help: 'Height and width of the window; 3×3 and 5×5 are usual.' },
    strides: { title: 'Stride', help: 'How far the window moves, down and to the right; 2 halves the map.' },
    padding: {
      title: 'Padding',
      help: 'valid: the window stays on the image and the map shrinks by the kernel less one. same: zeros around it keep the size when the stride is 1.',
      options: padding,
    },
    dilationRate: {
      title: 'Dilation',
      help: 'Distance between neighboring cells of the window: with 2 it skips every other value and sees twice as far with as few weights.',
    },
    groups: {
      title: 'Groups',
      help: 'Channels and filters are shared out among so many groups, and each filter sees the channels of its own group only.',
    },
    activation: {
      title: 'Activation',
      help: 'Function applied to every number of the feature maps; ReLU is the usual choice.',
    },
    useBias: {
      title: 'Bias',
      help: 'Adds one learned constant to each feature map; of no use right before batch normalization.',
    },
    ...initializerTexts.en,
    ...weightRuleTexts.en,
    depthMultiplier: { title: 'Depth multiplier', help: 'Number of filters for each channel by itself.' },
  },
  uk: {
    filters: { title: 'Фільтри', help: 'Кількість карт ознак на виході, кожна з власним ядром.' },
    kernelSize: { title: 'Ядро', help: 'Висота й ширина вікна; звичні 3×3 та 5×5.' },
    strides: { title: 'Крок', help: 'Наскільки вікно зсувається вниз і праворуч; крок 2 зменшує карту вдвічі.' },
    padding: {
      title: 'Доповнення',
      help: 'valid: вікно не виходить за зображення, і карта меншає на ядро без одиниці. same: нулі довкола зберігають розмір, якщо крок 1.',
      options: padding,
    },
    dilationRate: {
      title: 'Розрідження',
      help: 'Відстань між сусідніми клітинками вікна: з 2 воно бере кожне друге значення і з тією ж кількістю ваг бачить удвічі далі.',
    },
    groups: {
      title: 'Групи',
      help: 'Канали й фільтри діляться на стільки груп, і кожен фільтр бачить лише канали своєї групи.',
    },
    activation: { title: 'Активація', help: 'Функція від кожного числа карт ознак; звичний вибір — ReLU.' },
    useBias: {
      title: 'Зсув',
      help: 'Додає до кожної карти ознак одну навчену сталу; безпосередньо перед пакетною нормалізацією зайвий.',
    },
    ...initializerTexts.uk,
    ...weightRuleTexts.uk,
    depthMultiplier: { title: 'Множник глибини', help: 'Кількість фільтрів на кожен канал окремо.' },
  },
} as const

type Name = keyof (typeof convTexts)['en']

/** The words for some of the parameters, in one language. */
export const convText = <const N extends Name>(language: 'en' | 'uk', names: readonly N[]) =>
  Object.fromEntries(names.map((name) => [name, convTexts[language][name]])) as unknown as Pick<
    (typeof convTexts)['en' | 'uk'],
    N
  >
