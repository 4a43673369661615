import { itemId } from '@shared/catalog/define/params'
import type { NumpyRule, RuleUse } from '../NumpyRule'
import hebb from './hebb.py?raw'
import leastSquares from './leastSquares.py?raw'
import normalizedHebb from './normalizedHebb.py?raw'
import oja from './oja.py?raw'
import perceptronRule from './perceptronRule.py?raw'
import pocket from './pocket.py?raw'
import sanger from './sanger.py?raw'
import widrowHoff from './widrowHoff.py?raw'
import winnow1 from './winnow1.py?raw'
import winnow2 from './winnow2.py?raw'

const HEBB: Readonly<Record<string, string>> = { plain: hebb, normalized: normalizedHebb, oja, sanger }
const AFFINE = ['kernel', 'bias'] as const

const rate = ({ rate }: RuleUse): readonly string[] => [`rate=${rate}`]
const affine = (name: string) => (use: RuleUse, x: string, y: string) =>
  `${name}(${x}, ${y}, ${use.name('kernel')}, ${use.name('bias')})`
const mistakes: NumpyRule['report'] = affine('mistakes')
const biased = ({ layer }: RuleUse): boolean => 'bias' in layer.weights
/** The weighted sums of some rows. */
const sums = (use: RuleUse, x: string): string =>
  `${x} @ ${use.name('kernel')}${biased(use) ? ` + ${use.name('bias')}` : ''}`
const startsAtZero = ({ layer }: RuleUse): boolean =>
  layer.node.type === 'perceptron' ||
  itemId((layer.params as { kernelInitializer?: string }).kernelInitializer ?? '') === 'zeros'

/** Rules for layers that weigh their inputs. */
export const linearRules: Readonly<Record<string, NumpyRule>> = {
  perceptronRule: { source: () => perceptronRule, weights: AFFINE, options: rate, report: mistakes },
  pocket: {
    source: () => pocket,
    weights: AFFINE,
    kept: (use) => ({
      hand: `[${use.name('kernel')}.copy(), ${use.name('bias')}.copy()]`,
      right: `np.zeros(len(${use.name('bias')}))`,
    }),
    options: rate,
    report: mistakes,
    fits: biased,
  },
  hebb: {
    source: ({ form }) => HEBB[String(form)] ?? '',
    weights: AFFINE,
    // Without a teacher a layer is its own.
    rows: (use, x, y) => `${x}, ${use.taught ? y : sums(use, x)}`,
    options: rate,
    report: (use, x, y) =>
      use.taught
        ? `squared_error(${x}, ${y}, ${use.name('kernel')}, ${use.name('bias')})`
        : `np.mean((${x} - ${x} @ ${use.name('kernel')} @ ${use.name('kernel')}.T) ** 2)`,
    fits: (use) =>
      use.taught ||
      (!biased(use) &&
        ((use.layer.node.type === 'dense' &&
          itemId((use.layer.params as { activation: string }).activation) === 'linear') ||
          ['oja', 'sanger'].includes(String(use.p['form'])))),
  },
  widrowHoff: { source: () => widrowHoff, weights: AFFINE, options: rate, report: affine('squared_error') },
  winnow: {
    source: ({ kind }) => (kind === 'winnow1' ? winnow1 : winnow2),
    weights: AFFINE,
    start: ({ layer }) => ({ kernel: `np.ones((${layer.weights['kernel']?.shape.join(', ') ?? ''}))` }),
    options: ({ p }) => [`factor=${Number(p['factor'])}`, `threshold=${Number(p['threshold'])}`],
    report: mistakes,
    fits: (use) => biased(use) && startsAtZero(use),
  },
  leastSquares: {
    source: () => leastSquares,
    weights: AFFINE,
    options: ({ p }) => [`ridge=${Number(p['ridge'])}`],
    once: true,
    report: affine('squared_error'),
    fits: biased,
  },
}
