import { itemId } from '@shared/catalog/define/params'
import type { NumpyRule, RuleUse } from '../NumpyRule'
import conscienceWta from './conscienceWta.py?raw'
import kMeans from './kMeans.py?raw'
import lvq1 from './lvq1.py?raw'
import lvq21 from './lvq21.py?raw'
import som from './som.py?raw'
import wta from './wta.py?raw'

const num = (p: Readonly<Record<string, unknown>>, name: string): number => Number(p[name])
const WEIGHTS = ['prototypes'] as const

/** Whether prototypes begin as zeros, which are no place: rules give them one. */
const nowhere = ({ layer }: RuleUse): boolean =>
  itemId((layer.params as { prototypesInitializer?: string }).prototypesInitializer ?? '') === 'zeros'
const error: NumpyRule['report'] = (use, x) => `quantization_error(${x}, ${use.name('prototypes')})`
const rate = ({ rate }: RuleUse): readonly string[] => [`rate=${rate}`]
const only: NumpyRule['rows'] = (_use, x) => x
/** The first rows, one a unit. */
const onRows: NumpyRule['start'] = (use) => {
  const units = use.layer.weights['prototypes']?.shape[0] ?? 1
  return nowhere(use) ? { prototypes: `${use.x}[:${units}].copy()` } : {}
}
const byClass: NumpyRule['start'] = (use) =>
  nowhere(use)
    ? { prototypes: `class_places(${use.x}, ${use.y}, each=${num(use.layer.params as never, 'prototypes')})` }
    : {}
const wrong: NumpyRule['report'] = (use, x, y) => `wrong_classes(${x}, ${y}, ${use.name('prototypes')})`

/** Rules for units with prototypes. */
export const prototypeRules: Readonly<Record<string, NumpyRule>> = {
  wta: { source: () => wta, weights: WEIGHTS, rows: only, start: onRows, options: rate, report: error },
  conscienceWta: {
    source: () => conscienceWta,
    weights: WEIGHTS,
    rows: only,
    start: onRows,
    kept: (use) => ({ advantage: `np.zeros(${use.layer.weights['prototypes']?.shape[0] ?? 1})` }),
    options: (use) => [...rate(use), `strength=${num(use.p, 'conscience')}`, `memory=${num(use.p, 'memory')}`],
    report: error,
  },
  som: {
    source: () => som,
    weights: WEIGHTS,
    rows: only,
    start: (use) => {
      const { rows, columns } = use.layer.params as { rows: number; columns: number }
      return nowhere(use) ? { prototypes: `sheet(${use.x}, ${rows}, ${columns})` } : {}
    },
    options: ({ p, layer, rate: share, progress }) => {
      const { rows, columns, wraps } = layer.params as { rows: number; columns: number; wraps: boolean }
      const shrink = num(p, 'radiusTo') / num(p, 'radiusFrom')
      const slow = num(p, 'rateTo') / num(p, 'learningRate')
      return [
        `grid=(${rows}, ${columns}, ${wraps ? 'True' : 'False'})`,
        `rate=${share} * ${slow} ** (${progress})`,
        `radius=${num(p, 'radiusFrom')} * ${shrink} ** (${progress})`,
        ...(p['neighbourhood'] === 'bubble' ? ['bubble=True'] : []),
      ]
    },
    report: error,
  },
  lvq1: { source: () => lvq1, weights: WEIGHTS, start: byClass, options: rate, report: wrong },
  lvq21: {
    source: () => lvq21,
    weights: WEIGHTS,
    start: byClass,
    options: (use) => [...rate(use), `window=${num(use.p, 'window')}`],
    report: wrong,
  },
  kMeans: {
    source: () => kMeans,
    weights: ['centers', 'widths'],
    rows: only,
    start: (use) => ({ centers: `sow(${use.x}, ${use.layer.weights['centers']?.shape[0] ?? 1})` }),
    options: ({ p }) => [`neighbours=${num(p, 'neighbours')}`, `overlap=${num(p, 'overlap')}`],
    report: (use, x) => `squared_distances(${x}, ${use.name('centers')}).min(axis=1).mean()`,
    fits: ({ p, layer }) => p['mode'] === 'batch' && (layer.weights['centers']?.shape[0] ?? 1) > 1,
  },
}
