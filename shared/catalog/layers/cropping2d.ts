import { defineBorder } from './_border'

/** An image without rows and columns at its edge. Keras `Cropping2D`. */
export default defineBorder({
  id: 'cropping2d',
  icon: 'Cr',
  className: 'Cropping2D',
  argument: 'cropping',
  sign: -1,
  change: (tf, x, [top, bottom], [left, right]) => {
    const [batch = 1, height = 1, width = 1, channels = 1] = x.shape
    return tf.slice(x, [0, top, left, 0], [batch, height - top - bottom, width - left - right, channels])
  },
  text: {
    en: {
      title: 'Cropping 2D',
      keywords: ['crop', 'cut off'],
      help: 'Cuts rows and columns off the edge of an image or feature map. Use it to make a branch as small as the one it is joined with, as in a U-Net, or to cut away a frame without content.',
      params: {
        top: { title: 'Above', help: 'Rows cut off at the top.' },
        bottom: { title: 'Below', help: 'Rows cut off at the bottom.' },
        left: { title: 'Left', help: 'Columns cut off on the left.' },
        right: { title: 'Right', help: 'Columns cut off on the right.' },
      },
    },
    uk: {
      title: 'Обрізання 2D',
      keywords: ['кроп', 'обрізка', 'вирізання'],
      help: 'Відрізає рядки й стовпці з країв зображення чи карти ознак. Так гілку зменшують до розміру тієї, з якою її з’єднують, як у U-Net, або прибирають рамку без змісту.',
      params: {
        top: { title: 'Зверху', help: 'Рядки, відрізані зверху.' },
        bottom: { title: 'Знизу', help: 'Рядки, відрізані знизу.' },
        left: { title: 'Зліва', help: 'Стовпці, відрізані зліва.' },
        right: { title: 'Справа', help: 'Стовпці, відрізані справа.' },
      },
    },
  },
})
