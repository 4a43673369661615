import type { ForwardArgs, KerasParamsOf } from '../define/layer'
import { activation, bool, initializer, type ItemValue } from '../define/params'
import type { Tensor, Tf } from '../define/tf'
import { weightRules } from './_weightRules'

/** Parameters of every layer that ends in a bias and an activation. */
export const plainOutput = {
  activation: activation('linear'),
  useBias: bool(true),
  kernelInitializer: initializer('glorotUniform'),
  biasInitializer: initializer('zeros'),
}
/** The same with what else is asked of the weights. */
export const outputParams = { ...plainOutput, ...weightRules }

/** These parameters in Keras's words; `kernel`: its name of the kernel. */
export const kerasOutput = (p: KerasParamsOf<typeof plainOutput>, kernel = 'kernel') => ({
  activation: p.activation,
  use_bias: p.useBias,
  [`${kernel}_initializer`]: p.kernelInitializer,
  bias_initializer: p.biasInitializer,
})

/** Bias and activation after the sums of a layer. */
export function addBias(
  sums: Tensor,
  tf: Tf,
  { w, p, ctx }: Pick<ForwardArgs<{ readonly activation: ItemValue }>, 'w' | 'p' | 'ctx'>,
): Tensor {
  const { bias } = w
  if (!bias) return ctx.activate(p.activation, sums)
  if (sums.rank <= 4) return ctx.activate(p.activation, tf.add(sums, bias))
  // Graphics cards do not stretch a row to more than four axes.
  const flat = tf.add(tf.reshape(sums, [-1, bias.size]), bias)
  return ctx.activate(p.activation, tf.reshape(flat, sums.shape))
}

/** Words for the initializers. */
export const initializerTexts = {
  en: {
    kernelInitializer: {
      title: 'Initializer',
      help: 'Distribution of the first weights; Glorot suits sigmoid and tanh, He suits ReLU.',
    },
    biasInitializer: { title: 'Bias initializer', help: 'First value of the bias, usually zeros.' },
  },
  uk: {
    kernelInitializer: {
      title: 'Ініціалізатор',
      help: 'Розподіл перших ваг; Glorot пасує до сигмоїди й tanh, He — до ReLU.',
    },
    biasInitializer: { title: 'Ініц. зсуву', help: 'Перше значення зсуву, зазвичай нулі.' },
  },
} as const
