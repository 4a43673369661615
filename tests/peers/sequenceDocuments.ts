import type { GraphDocument } from '@shared/graph/document'
import { graphOf } from '../unit/compile/graphOf'

/** Attention from the end of a sentence to its words and back, with every option, and a cell of each kind. */
export const crossAttention = (): GraphDocument =>
  graphOf(
    {
      data: ['toySentiment', { samples: 300, encoding: 'oneHot' }],
      table: ['embedding', { inputDim: 20, outputDim: 6, embeddingsInitializer: 'randomNormal' }],
      places: ['positionalEncoding', { maxWavelength: 100 }],
      gru: ['gru', { units: 5, returnSequences: true, direction: 'backward', recurrentInitializer: 'heNormal' }],
      before: ['gru', { units: 4, resetAfter: false, returnSequences: true, direction: 'both' }],
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
/** Every other recurrent layer, in each direction, and images that move. */
export const recurrences = (): GraphDocument =>
  graphOf(
    {
      data: ['sineWindows', { samples: 200, steps: 12 }],
      series: ['reshape', { targetShape: [-1, 1] }],
      plain: ['simpleRnn', { units: 3, direction: 'both', mergeMode: 'average', returnSequences: true }],
      elman: ['elman', { units: 4, activation: 'sigmoid' }],
      jordan: ['jordan', { units: 4, hiddenUnits: 3, activation: 'leakyRelu' }],
      lstm: ['lstm', { units: 2, direction: 'both', returnSequences: true, unitForgetBias: false }],
      images: ['reshape', { targetShape: [3, 4, 4, 1] }],
      moving: ['convLstm2d', { filters: 2, kernelSize: [3, 2], direction: 'both' }],
      flat: 'flatten',
      out: ['dense', { units: 1 }],
      loss: 'meanSquaredError',
    },
    [
      'data.features > series > plain > elman > jordan > lstm > images > moving > flat > out > loss.prediction',
      'data.target > loss.target',
    ],
  )
