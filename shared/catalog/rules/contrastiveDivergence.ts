import { choice, float, int } from '../define/params'
import { perSample } from '../define/perSample'
import type { LearnArgs, TrainedLayer } from '../define/teaching'
import { defineRule, layerPort, learningRate } from '../define/rule'
import type { Tensor, Tf } from '../define/tf'
import { freeEnergy, hiddenGiven, statesFrom, visibleGiven, type VisibleUnits } from '../layers/_restricted'
import { outsideUnitInterval } from './_unitInterval'

interface Params {
  readonly k: number
  readonly start: 'data' | 'persistent'
  readonly states: 'sampled' | 'probabilities'
  readonly chains: number
  readonly momentum: number
  readonly weightDecay: number
}

const unitsOf = ({ p }: Pick<TrainedLayer, 'p'>): VisibleUnits =>
  p['visible'] === 'gaussian' ? 'gaussian' : 'bernoulli'

/** What the hidden probabilities make of the input again. */
const reconstruct = (tf: Tf, layer: TrainedLayer): Tensor =>
  visibleGiven(tf, layer.w, hiddenGiven(tf, layer.w, layer.x), unitsOf(layer))

/** Visible units after so many steps of Gibbs sampling, from hidden probabilities on. */
function runChain(tf: Tf, { p, layer, draw }: Pick<LearnArgs<Params>, 'p' | 'layer' | 'draw'>, first: Tensor): Tensor {
  const units = unitsOf(layer)
  let hidden = first
  for (let step = 1; ; step++) {
    const made = visibleGiven(tf, layer.w, statesFrom(tf, hidden, draw.uniform(hidden.shape)), units)
    const state =
      p.states === 'probabilities'
        ? made
        : units === 'gaussian'
          ? tf.add(made, draw.normal(made.shape))
          : statesFrom(tf, made, draw.uniform(made.shape))
    if (step >= p.k) return state
    hidden = hiddenGiven(tf, layer.w, state)
  }
}

/** Mean of vᵀh, v and h over the data minus that over the chains, all times the rate. One product for both: they stand one below the other. */
function differences(tf: Tf, rate: Tensor, data: readonly [Tensor, Tensor], chain: readonly [Tensor, Tensor]) {
  const share = ([visible]: readonly [Tensor, Tensor], sign: number): number => sign / (visible.shape[0] ?? 1)
  const hidden = tf.concat([
    tf.mul(data[1], tf.mul(rate, share(data, 1))),
    tf.mul(chain[1], tf.mul(rate, share(chain, -1))),
  ])
  return {
    kernel: tf.matMul(tf.concat([data[0], chain[0]]) as never, hidden as never, true) as Tensor,
    visibleBias: tf.mul(tf.sub(tf.mean(data[0], 0), tf.mean(chain[0], 0)), rate),
    hiddenBias: tf.sum(hidden, 0),
  }
}

/**
 * W ← W + α(⟨vᵀh⟩ of the data − ⟨vᵀh⟩ after k steps of Gibbs sampling), and the biases likewise (Hinton 2002). The chain begins at the data
 * (CD-k) or where it was left (persistent, Tieleman 2008). Its loss is the error of reconstruction.
 */
export default defineRule({
  id: 'contrastiveDivergence',
  icon: 'CD',
  params: {
    ...learningRate(0.1),
    k: int(1, 50, 1),
    start: choice(['data', 'persistent'], 'data'),
    chains: int(1, 4096, 100),
    states: choice(['sampled', 'probabilities'], 'sampled'),
    momentum: float(0, 0.99, 0),
    weightDecay: float(0, 1, 0, { midRun: true }),
  },
  inputs: [layerPort],
  trains: ['rbm'],
  checkLayer: (_p, layer) =>
    unitsOf(layer) === 'gaussian'
      ? []
      : outsideUnitInterval(layer, [
          { kind: 'setParam', on: 'upstream', port: layerPort.name, param: 'visible', value: 'gaussian' },
        ]),
  reads: () => 'values',
  metrics: () => [],
  slots: (p, { weights: { kernel = [], visibleBias = [], hiddenBias = [] } }) => ({
    ...(p.momentum > 0 && { kernel, visibleBias, hiddenBias }),
    ...(p.start === 'persistent' && { chain: [p.chains, ...visibleBias] }),
  }),
  loss: (tf, { layer }) => perSample(tf, tf.square(tf.sub(layer.x, reconstruct(tf, layer)))),
  // Hinton's practical guide (2010), section 6: the gap between data that is learned from and data that is not.
  measure: (tf, { layer }) => ({ freeEnergy: tf.mean(freeEnergy(tf, layer.w, layer.x, unitsOf(layer))) }),
  learn: (tf, args) => {
    const { p, layer, rate, slots } = args
    const { x, w } = layer
    const hidden = hiddenGiven(tf, w, x)
    const kept = slots['chain']
    const visible = runChain(tf, args, kept ? hiddenGiven(tf, w, kept) : hidden)
    const steps: Record<string, Tensor> = differences(tf, rate, [x, hidden], [visible, hiddenGiven(tf, w, visible)])
    if (p.weightDecay > 0)
      steps['kernel'] = tf.sub(steps['kernel'] as Tensor, tf.mul(w['kernel'] as Tensor, tf.mul(rate, p.weightDecay)))
    const moves = Object.entries(steps).map(([name, step]) => {
      const before = slots[name]
      return [name, before ? tf.add(tf.mul(before, p.momentum), step) : step] as const
    })
    return {
      weights: Object.fromEntries(moves.map(([name, move]) => [name, tf.add(w[name] as Tensor, move)])),
      slots: { ...(p.momentum > 0 && Object.fromEntries(moves)), ...(kept && { chain: visible }) },
    }
  },
  related: ['boltzmannLearning'],
  text: {
    en: {
      title: 'Contrastive divergence',
      short: 'CD-k',
      keywords: ['CD-1', 'CD-k', 'PCD', 'persistent', 'Hinton', 'Gibbs sampling', 'Monte Carlo', 'RBM'],
      help: 'Teaches a restricted Boltzmann machine without labels: what goes on between its units on the data is made likelier, what goes on after k steps of its own dreaming less likely. One step is enough for good features; persistent chains follow the likelihood more closely. The loss is the mean squared error per pixel of what the hidden units make of the input. Watch the gap between the free energy of validation data and that of training data: while both fall together all is well, when the gap grows it overfits.',
      pitfall:
        'One step of the chain stays near the data: states far from it that the network likes go unseen. More steps or persistent chains find them.',
      formula: 'W ← W + α(⟨vᵀh⟩_{data} − ⟨vᵀh⟩_{k})',
      params: {
        learningRate: {
          title: 'Learning rate',
          help: 'Length of a step (α); 0.01–0.1 for Bernoulli, 0.001–0.01 for Gaussian visible units.',
        },
        k: {
          title: 'Gibbs steps k',
          help: 'Steps of the chain before it is compared with the data; more are dearer and closer to the true gradient.',
        },
        start: {
          title: 'Chain begins',
          help: 'At the data of each step (CD), or where it was left at the last step (PCD).',
          options: { data: 'at the data', persistent: 'where it was' },
        },
        chains: { title: 'Chains', help: 'Number of chains that are kept from step to step; of persistent ones only.' },
        states: {
          title: 'Chain holds',
          help: 'Whether the visible units of the chain are drawn as states or stay probabilities, which is faster and less noisy but no longer exact.',
          options: { sampled: 'drawn states', probabilities: 'probabilities' },
        },
        momentum: { title: 'Momentum', help: 'Share of the last step that is taken again; 0.5–0.9 quickens learning.' },
        weightDecay: {
          title: 'Weight decay',
          help: 'Pull of the weights towards zero, in units of the learning rate; 0.0001–0.001 makes filters clearer.',
        },
      },
      measures: { freeEnergy: 'Free energy' },
    },
    uk: {
      title: 'Контрастна розбіжність',
      short: 'CD-k',
      keywords: ['CD-1', 'CD-k', 'PCD', 'Гінтон', 'Хінтон', 'вибірка Гіббса', 'Монте-Карло', 'RBM', 'дивергенція'],
      help: 'Навчає обмежену машину Больцмана без міток: те, що діється між вузлами на даних, стає ймовірнішим, а те, що після k кроків її власних марень, — менш імовірним. Для добрих ознак досить одного кроку; тривалі ланцюги точніше йдуть за правдоподібністю. Втрати — середній квадрат похибки на піксель у вході, відтвореному з прихованих вузлів. Стежте за розривом між вільною енергією перевірних і навчальних даних: поки обидві спадають разом, усе гаразд; коли розрив росте, мережа перенавчається.',
      pitfall:
        'Один крок ланцюга лишається біля даних: далеких станів, які мережі до вподоби, він не бачить. Їх знаходять довші або тривалі ланцюги.',
      formula: 'W ← W + α(⟨vᵀh⟩_{дані} − ⟨vᵀh⟩_{k})',
      params: {
        learningRate: {
          title: 'Швидкість навчання',
          help: 'Довжина кроку (α); 0,01–0,1 для вузлів Бернуллі, 0,001–0,01 для гаусових.',
        },
        k: {
          title: 'Кроки Гіббса k',
          help: 'Скільки кроків зробить ланцюг, перш ніж його порівняють із даними; більше — дорожче й ближче до справжнього градієнта.',
        },
        start: {
          title: 'Початок ланцюга',
          help: 'Від даних кожного кроку (CD) або звідти, де він спинився на попередньому (PCD).',
          options: { data: 'від даних', persistent: 'де спинився' },
        },
        chains: { title: 'Ланцюги', help: 'Скільки ланцюгів зберігати від кроку до кроку; лише для тривалих.' },
        states: {
          title: 'Ланцюг тримає',
          help: 'Чи видимі вузли ланцюга набувають випадкових станів, чи лишаються ймовірностями: так швидше й менше шуму, але вже не точно.',
          options: { sampled: 'випадкові стани', probabilities: 'ймовірності' },
        },
        momentum: {
          title: 'Імпульс',
          help: 'Частка попереднього кроку, що повторюється; 0,5–0,9 пришвидшує навчання.',
        },
        weightDecay: {
          title: 'Згасання ваг',
          help: 'Тяжіння ваг до нуля, в одиницях швидкості навчання; 0,0001–0,001 робить фільтри чіткішими.',
        },
      },
      measures: { freeEnergy: 'Вільна енергія' },
    },
  },
})
