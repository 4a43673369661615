import { defineLoss, lossWeight } from '../define/loss'
import {
  activationUnsuited,
  labelsAsNumbers,
  madeBy,
  present,
  setActivation,
  shapesDiffer,
  suitableMetrics,
} from './_check'
import { perSample } from '../define/perSample'
import { lossTexts } from './_texts'

/** Mean of (ε − ε̂)²: the simple loss of denoising diffusion (Ho et al., 2020). */
export default defineLoss({
  id: 'noisePrediction',
  icon: 'ε',
  params: { ...lossWeight },
  check: (_p, types) => {
    const activation =
      madeBy(types) === 'linear' ? undefined : activationUnsuited(types, 'linear', [setActivation('linear')], 'warning')
    return [...present(shapesDiffer(types), activation), ...labelsAsNumbers(types)]
  },
  reads: () => 'values',
  loss: (tf, { prediction, target, counts }) => perSample(tf, tf.square(tf.sub(prediction, target)), counts),
  metrics: suitableMetrics,
  keras: () => ({ className: 'MeanSquaredError', config: {} }),
  text: {
    en: {
      title: 'Noise prediction',
      short: 'Noise',
      keywords: ['diffusion loss', 'DDPM', 'denoising'],
      help: 'What a diffusion network learns: to tell which noise was mixed into its input at a random moment t. The target is that noise; the mean squared difference is all there is to it. The prediction should be linear, for noise has either sign.',
      formula: 'L = mean (ε − ε̂(x_{t}, t))²',
      params: { weight: lossTexts.en.weight },
      ports: { prediction: 'Predicted noise', target: 'Noise', sampleWeight: lossTexts.en.ports.sampleWeight },
    },
    uk: {
      title: 'Передбачення шуму',
      short: 'Шум',
      keywords: ['втрати дифузії', 'DDPM', 'знешумлення'],
      help: 'Те, чого вчиться дифузійна мережа: сказати, який шум домішали до її входу у випадкову мить t. Ціль — сам цей шум, а втрати — просто середнє квадратів різниць. Вихід має бути лінійним, бо шум буває обох знаків.',
      formula: 'L = середнє (ε − ε̂(x_{t}, t))²',
      params: { weight: lossTexts.uk.weight },
      ports: { prediction: 'Передбачений шум', target: 'Шум', sampleWeight: lossTexts.uk.ports.sampleWeight },
    },
  },
})
