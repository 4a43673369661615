import type { GraphDocument } from '@shared/graph/document'
import { graphOf } from '../unit/compile/graphOf'

/** Attention from the end of a sentence to its words and back, with every option, and a cell of each kind. */
export const crossAttention = (): GraphDocument =>
  graphOf(
    {
      data: ['toySentiment', { samples: 300, encoding: 'oneHot' }],
      table: ['embedding', { inputDim: 20, outputDim: 6, embeddingsInitializer: 'randomNormal' }],
      places: ['positionalEncoding', { maxWavelength: 100 }],
      gru: ['gru', { units: 5, returnSequences: true, goBackwards: true, recurrentInitializer: 'heNormal' }],
      before: ['gru', { units: 4, resetAfter: false, returnSequences: true }],
      cross: ['multiHeadAttention', { numHeads: 3, keyDim: 2, dropout: 0.1, useCausalMask: true }],
      three: ['multiHeadAttention', { numHeads: 1, keyDim: 4, useBias: false, kernelInitializer: 'lecunNormal' }],
      norm: ['layerNormalization', { epsilon: 1e-5, center: false }],
      lstm: ['lstm', { units: 3, unitForgetBias: false, recurrentActivation: 'leakyRelu' }],
      out: ['dense', { units: 2, activation: 'softmax' }],
      loss: 'categoricalCrossentropy',
    },
    [
      'data.features > table > places > gru > before > cross.value',
      'places > cross.query',
      'cross > three.query',
      'gru > three.value',
      'before > three.key',
      'three > norm > lstm > out > loss.prediction',
      'data.target > loss.target',
    ],
  )
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
