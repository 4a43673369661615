import type { GraphDocument } from '@shared/graph/document'
import { graphOf } from '../unit/compile/graphOf'

/** What is chosen inside layers, with parameters of its own, and activations that Keras lacks. */
export const choices = (): GraphDocument =>
  graphOf(
    {
      data: 'iris',
      a: [
        'dense',
        {
          units: 5,
          activation: { type: 'elu', params: { alpha: 0.4 } },
          kernelInitializer: { type: 'truncatedNormal', params: { stddev: 0.2 } },
          kernelRegularizer: { type: 'elasticNet', params: { l1: 0.02 } },
          kernelConstraint: 'maxNorm',
        },
      ],
      slopes: ['prelu', { alphaConstraint: 'nonNegative' }],
      bell: 'gaussian',
      b: ['dense', { units: 4, activation: { type: 'gelu', params: { approximate: true } }, biasRegularizer: 'l1' }],
      c: ['dense', { units: 4, activation: 'hardTanh' }],
      cut: 'step',
      out: ['dense', { units: 3, activation: 'softmax' }],
      loss: 'categoricalCrossentropy',
    },
    ['data.features > a > slopes > bell > b > c > cut > out > loss.prediction', 'data.target > loss.target'],
  )

/** The parts of a layer with several outputs, both used, one of them twice, and one alone. */
export const divided = (): GraphDocument =>
  graphOf(
    {
      data: 'iris',
      both: ['dense', { units: 7 }],
      parts: ['split', { size: 3 }],
      again: ['split', { size: 1 }],
      gate: 'sigmoid',
      gated: 'concatenate',
      out: ['dense', { units: 3, activation: 'softmax' }],
      loss: 'categoricalCrossentropy',
    },
    [
      'data.features > both > parts',
      'parts.first > gate > gated',
      'parts.rest > again',
      'again.rest > gated > out > loss.prediction',
      'data.target > loss.target',
    ],
  )
