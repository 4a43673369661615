import type { NumpyRule, RuleUse } from '../NumpyRule'
import bamStorage from './bamStorage.py?raw'
import countTransitions from './countTransitions.py?raw'
import hopfieldHebb from './hopfieldHebb.py?raw'
import hopfieldProjection from './hopfieldProjection.py?raw'
import outstarRule from './outstarRule.py?raw'
import storePatterns from './storePatterns.py?raw'

const binary = ({ layer }: RuleUse): boolean => 'threshold' in layer.weights

/** Rules that store what they see. */
export const memoryRules: Readonly<Record<string, NumpyRule>> = {
  hopfieldStorage: {
    source: ({ method }) => (method === 'hebb' ? hopfieldHebb : hopfieldProjection),
    weights: ['kernel'],
    rows: (use, _x, y) => (binary(use) ? `2 * ${y} - 1` : y),
    options: () => [],
    once: true,
    // Of 0 and 1 a unit asks for half of what it has in all.
    after: (use) => (binary(use) ? [`${use.name('threshold')} = ${use.name('kernel')}.sum(axis=0) / 2`] : []),
    report: (use, x, y) => {
      const { update, sweeps } = use.layer.params as { update: string; sweeps: number }
      const threshold = binary(use) ? use.name('threshold') : `np.zeros(len(${use.name('kernel')}))`
      const name = update === 'together' ? 'recall_together' : 'recall'
      return `np.mean(${name}(${x}, ${use.name('kernel')}, ${threshold}, ${binary(use) ? 0 : -1}, sweeps=${sweeps}) != ${y})`
    },
    fits: ({ layer }) => (layer.params as { update: string }).update !== 'shuffled',
  },
  bamStorage: {
    source: () => bamStorage,
    weights: ['kernel'],
    rows: ({ layer }, x, y) =>
      (layer.params as { direction: string }).direction === 'backward' ? `${y}, ${x}` : `${x}, ${y}`,
    options: () => [],
    once: true,
    report: (use, x, y) => {
      const { direction, steps } = use.layer.params as { direction: string; steps: number }
      const kernel = `${use.name('kernel')}${direction === 'backward' ? '.T' : ''}`
      return `np.mean(partner(${x}, ${kernel}, steps=${steps}) != ${y})`
    },
  },
  storePatterns: {
    source: () => storePatterns,
    weights: ['prototypes'],
    options: () => [],
    once: true,
    // The prototype that agrees with a row at most places answers.
    report: (use, x, y) => `np.mean((${x} @ ${use.name('prototypes')}.T).argmax(axis=1) != ${y}.argmax(axis=1))`,
  },
  countTransitions: {
    source: () => countTransitions,
    weights: ['transitions'],
    options: ({ p }) => [`smoothing=${Number(p['smoothing'])}`],
    once: true,
    report: (use, x, y) => {
      const steps = Number((use.layer.params as { steps?: number }).steps ?? 1)
      const matrix =
        steps === 1 ? use.name('transitions') : `np.linalg.matrix_power(${use.name('transitions')}, ${steps})`
      return `-np.log(np.maximum((${x} @ ${matrix} * ${y}).sum(axis=1), 1e-7)).mean()`
    },
  },
  outstarRule: {
    source: () => outstarRule,
    weights: ['kernel'],
    options: ({ rate }) => [`rate=${rate}`],
    report: (use, x, y) => `np.mean((${x} @ ${use.name('kernel')} - ${y}) ** 2)`,
  },
}
