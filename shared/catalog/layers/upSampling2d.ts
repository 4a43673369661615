import { fail, ok } from '../../result'
import { defineLayer } from '../define/layer'
import { choice, size2 } from '../define/params'
import { shapeText } from '../define/shapeText'
import { sizeOf } from '../define/tensorType'
import { repeatPlaces, stretch } from './_resize'
import { imageProblem } from './_window'

/** An image made larger by whole factors: `[height, width, channels]` to `[height · a, width · b, channels]`. Keras `UpSampling2D`. */
export default defineLayer({
  id: 'upSampling2d',
  category: 'convolution',
  icon: '⤢',
  inputs: [{ name: 'input' }],
  outputs: [{ name: 'output' }],
  params: { size: size2(1, 64, [2, 2]), interpolation: choice(['nearest', 'bilinear'], 'nearest') },
  inferShape: (p, [x = []]) => {
    const problem = imageProblem(x)
    const [height = 1, width = 1, channels = 1] = x
    return problem ? fail(problem) : ok([height * p.size[0], width * p.size[1], channels])
  },
  weights: () => ({}),
  multiplyAdds: (p, [x = []], output) =>
    p.interpolation === 'nearest' ? 0 : sizeOf(output) * ((x[0] ?? 1) + (x[1] ?? 1)),
  forward: (tf, { x, p }) =>
    p.interpolation === 'bilinear'
      ? stretch(tf, x, p.size)
      : repeatPlaces(tf, repeatPlaces(tf, x, 2, p.size[1]), 1, p.size[0]),
  keras: (p) => ({ className: 'UpSampling2D', config: { size: p.size, interpolation: p.interpolation } }),
  summary: (p, name) => `× ${shapeText(p.size)} · ${name('interpolation')}`,
  text: {
    en: {
      title: 'Upsampling 2D',
      keywords: ['upsample', 'unpooling', 'nearest', 'enlarge'],
      help: 'Makes an image or feature map larger by whole factors. It has no weights: with a convolution behind it, it grows images in decoders and generators without the checkered patterns of a transposed convolution.',
      formula: 'y_{ijk} = x_{⌊i/a⌋, ⌊j/b⌋, k}',
      params: {
        size: { title: 'Factor', help: 'How many times higher and wider the map gets.' },
        interpolation: {
          title: 'Between values',
          help: 'Nearest repeats every value; bilinear draws straight lines between them, which is smoother.',
          options: { nearest: 'nearest', bilinear: 'bilinear' },
        },
      },
    },
    uk: {
      title: 'Збільшення 2D',
      keywords: ['апсемплінг', 'підвищення дискретизації', 'розтягування'],
      help: 'Збільшує зображення чи карту ознак у ціле число разів. Ваг не має: зі згорткою після себе вирощує зображення в декодерах і генераторах без картатих візерунків транспонованої згортки.',
      formula: 'y_{ijk} = x_{⌊i/a⌋, ⌊j/b⌋, k}',
      params: {
        size: { title: 'Множник', help: 'У скільки разів карта стає вищою і ширшою.' },
        interpolation: {
          title: 'Між значеннями',
          help: 'Перший спосіб повторює кожне значення, білінійний проводить між ними прямі, тож виходить плавніше.',
          options: { nearest: 'найближче', bilinear: 'білінійно' },
        },
      },
    },
  },
})
