import { defineView } from '../define/view'
import { int } from '../define/params'
import { shapeText } from '../define/shapeText'

/** Points of the plane `[2]` or `[1]`, pictures `[height, width, channels]` with 1 or 3 channels, rows of numbers `[n]`. */
export default defineView({
  id: 'samples',
  icon: '▦',
  params: { count: int(1, 512, 16) },
  check: (_p, { shape }) => {
    const [, , channels] = shape
    const isPicture = shape.length === 3 && (channels === 1 || channels === 3)
    if (shape.length === 1 || isPicture) return []
    return [{ code: 'viewUnsuited', port: 'input', values: { shape: shapeText(shape) } }]
  },
  rows: (p) => p.count,
  text: {
    en: {
      title: 'Samples',
      help: 'Shows what the network makes here, and shows it again and again while it learns, always from the same noise, so that you can watch the same samples get better. Noise, the sampling of a variational autoencoder and the steps of diffusion are played through as for making new things; where none of them lies before it, rows of the data go in and their reconstructions come out. It takes no part in learning.',
      params: {
        count: { title: 'Samples', help: 'How many are drawn. A cloud of points wants hundreds, pictures 16 or so.' },
      },
      ports: { input: 'Values' },
    },
    uk: {
      title: 'Зразки',
      help: 'Показує, що мережа створює в цьому місці, знову й знову під час навчання, щоразу з того самого шуму: видно, як ті самі зразки кращають. Шум, вибірку варіаційного автокодувальника та кроки дифузії виконує так, як для створення нового; якщо перед ним нічого такого немає, бере рядки даних і показує їхні відтворення. На навчання не впливає.',
      params: {
        count: { title: 'Зразки', help: 'Скільки їх показати: для хмари точок — сотні, для зображень — приблизно 16.' },
      },
      ports: { input: 'Значення' },
    },
  },
})
