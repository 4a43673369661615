import { defineBlock, node, pieceOf } from '../define/block'
import { activation, int, size2 } from '../define/params'
import { shapeText } from '../define/shapeText'

/** One stage of a U-Net: down to half the size, twice the filters there, up again, joined by a shortcut (O. Ronneberger and others, 2015). */
export default defineBlock({
  id: 'unetStage',
  category: 'convolution',
  icon: 'U',
  params: {
    filters: int(1, 4096, 16),
    kernelSize: size2(1, 64, [3, 3]),
    activation: activation('relu'),
  },
  piece: (p) => {
    const conv = (filters: number, at: readonly [number, number]) =>
      node('conv2d', at, { filters, kernelSize: [...p.kernelSize], padding: 'same', activation: p.activation })
    return pieceOf(
      {
        down: conv(p.filters, [0, 0]),
        pool: node('maxPooling2d', [1, 1], { poolSize: [2, 2], strides: [2, 2] }),
        deep: conv(2 * p.filters, [2, 1]),
        deeper: conv(2 * p.filters, [3, 1]),
        up: node('upSampling2d', [4, 1], { size: [2, 2] }),
        join: node('concatenate', [5, 0]),
        wide: conv(p.filters, [6, 0]),
      },
      [
        ['input', 'down', 'pool', 'deep', 'deeper', 'up', 'join', 'wide', 'output'],
        ['down', 'join'],
      ],
    )
  },
  summary: (p, name) => `${p.filters} @ ${shapeText(p.kernelSize)} · ${name('activation')}`,
  text: {
    en: {
      title: 'U-Net stage',
      keywords: ['U-Net', 'encoder–decoder', 'segmentation', 'denoising', 'skip connection'],
      help: 'Sees the image at two sizes: a convolution at full size, two at half size that overlook twice as much, then up again and side by side with what was seen first, so that no detail is lost. What comes out is as large as what went in: for segmentation, denoising and diffusion. Unfold it and put another stage where the deep convolutions are, and a whole U-Net grows. Height and width must be even.',
      formula: 'y = wide([down(x), up(deep(pool(down(x))))])',
      params: {
        filters: { title: 'Filters', help: 'Feature maps at full size; at half size there are twice as many.' },
        kernelSize: { title: 'Kernel', help: 'Height and width of the windows of all convolutions.' },
        activation: { title: 'Activation', help: 'Function after each convolution.' },
      },
    },
    uk: {
      title: 'Ступінь U-Net',
      keywords: ['U-Net', 'кодувальник–декодувальник', 'сегментація', 'знешумлення', 'обхідний зв’язок'],
      help: 'Бачить зображення у двох розмірах: згортка в повному, дві в половинному, що охоплюють удвічі більше, потім знову вгору й поруч із побаченим спершу, тож жодна деталь не губиться. Виходить стільки ж пікселів, скільки ввійшло: для сегментації, знешумлення й дифузії. Розгорніть і поставте ще один ступінь на місце глибоких згорток — виросте ціла U-Net. Висота й ширина мають бути парні.',
      formula: 'y = wide([down(x), up(deep(pool(down(x))))])',
      params: {
        filters: { title: 'Фільтри', help: 'Карти ознак у повному розмірі; у половинному їх удвічі більше.' },
        kernelSize: { title: 'Ядро', help: 'Висота й ширина вікон усіх згорток.' },
        activation: { title: 'Активація', help: 'Функція після кожної згортки.' },
      },
    },
  },
})
