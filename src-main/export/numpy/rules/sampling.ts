import type { NumpyRule } from '../NumpyRule'
import contrastiveDivergence from './contrastiveDivergence.py?raw'

/** Visible states are drawn as well, unless probabilities stand for them. */
const DRAWN = '        visible = (rng.random(visible.shape) < visible) * 1.0\n'

/** Rules that draw at random. */
export const samplingRules: Readonly<Record<string, NumpyRule>> = {
  contrastiveDivergence: {
    source: ({ states }) =>
      states === 'probabilities' ? contrastiveDivergence.replace(DRAWN, '') : contrastiveDivergence,
    weights: ['kernel', 'visibleBias', 'hiddenBias'],
    rows: (_use, x) => x,
    options: ({ p, rate }) => [`rate=${rate}`, `k=${Number(p['k'])}`],
    report: (use, x) =>
      `reconstruction_error(${[x, ...['kernel', 'visibleBias', 'hiddenBias'].map((name) => use.name(name))].join(', ')})`,
    fits: ({ p, layer }) =>
      p['start'] === 'data' &&
      Number(p['momentum']) === 0 &&
      Number(p['weightDecay']) === 0 &&
      (layer.params as { visible: string }).visible === 'bernoulli',
  },
}
