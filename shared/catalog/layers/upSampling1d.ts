import { ok } from '../../result'
import { defineLayer } from '../define/layer'
import { int } from '../define/params'
import { repeatPlaces } from './_resize'
import { sequenceShape } from './_sequence'

/** Every moment several times: `[time, features]` to `[time · size, features]`. Keras `UpSampling1D`. */
export default defineLayer({
  id: 'upSampling1d',
  category: 'convolution',
  icon: '↔',
  inputs: [{ name: 'input' }],
  outputs: [{ name: 'output' }],
  params: { size: int(1, 1024, 2) },
  inferShape: (p, [x = []]) => {
    const sequence = sequenceShape(x)
    return sequence.ok ? ok([sequence.value[0] * p.size, sequence.value[1]]) : sequence
  },
  weights: () => ({}),
  multiplyAdds: () => 0,
  forward: (tf, { x, p }) => repeatPlaces(tf, x, 1, p.size),
  keras: (p) => ({ className: 'UpSampling1D', config: { size: p.size } }),
  summary: (p) => `× ${p.size}`,
  text: {
    en: {
      title: 'Upsampling 1D',
      keywords: ['upsample', 'unpooling', 'enlarge'],
      help: 'Repeats every moment of a sequence, so that it gets longer by a whole factor. Decoders of series undo with it what pooling has shortened.',
      formula: 'y_{tk} = x_{⌊t/n⌋, k}',
      params: { size: { title: 'Factor', help: 'How many times longer the sequence gets.' } },
    },
    uk: {
      title: 'Збільшення 1D',
      keywords: ['апсемплінг', 'підвищення дискретизації', 'розтягування'],
      help: 'Повторює кожен момент послідовності, тож вона довшає в ціле число разів. Так декодери часових рядів відновлюють те, що вкоротив пулінг.',
      formula: 'y_{tk} = x_{⌊t/n⌋, k}',
      params: { size: { title: 'Множник', help: 'У скільки разів довшає послідовність.' } },
    },
  },
})
