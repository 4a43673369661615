import type { WeightSpec } from '../define/layer'
import { constraint, regularizer, type ItemValue } from '../define/params'

/** Parameters of layers with a kernel and a bias: what else is asked of their weights than to answer right. */
export const weightRules = {
  kernelRegularizer: regularizer(),
  biasRegularizer: regularizer(),
  kernelConstraint: constraint(),
}

type Rules = Readonly<Record<keyof typeof weightRules, ItemValue>>

export const kernelRules = (p: Rules): Pick<WeightSpec, 'regularizer' | 'constraint'> => ({
  regularizer: p.kernelRegularizer,
  constraint: p.kernelConstraint,
})
export const biasRules = (p: Rules): Pick<WeightSpec, 'regularizer'> => ({ regularizer: p.biasRegularizer })

/** Words for them. */
export const weightRuleTexts = {
  en: {
    kernelRegularizer: {
      title: 'Regularizer',
      help: 'Penalty on the weights that is added to the loss, against overfitting: L2 keeps them small, L1 makes most of them zero.',
    },
    biasRegularizer: {
      title: 'Bias regularizer',
      help: 'Penalty on the bias; seldom needed, for a bias overfits little.',
    },
    kernelConstraint: {
      title: 'Constraint',
      help: 'Bound that the weights are brought back to after every update.',
    },
  },
  uk: {
    kernelRegularizer: {
      title: 'Регуляризатор',
      help: 'Штраф за ваги, що додається до втрат і стримує перенавчання: L2 тримає їх малими, L1 робить більшість нулями.',
    },
    biasRegularizer: {
      title: 'Регул. зсуву',
      help: 'Штраф за зсув; потрібен рідко, бо зсув перенавчається мало.',
    },
    kernelConstraint: {
      title: 'Обмеження',
      help: 'Межа, до якої ваги повертають після кожного оновлення.',
    },
  },
} as const
