import { defineInitializer } from '../define/initializer'
import { numberRows } from '../define/numberRows'
import { longText } from '../define/params'
import { sizeOf } from '../define/tensorType'

/** Numbers typed by hand, in row-major order; zeros where there are too few. */
export default defineInitializer({
  id: 'given',
  params: { values: longText('1') },
  sample: ({ p, shape }) => {
    const filled = new Float32Array(sizeOf(shape))
    filled.set(numberRows(p.values).flat().slice(0, filled.length))
    return filled
  },
  // Keras has nothing like it: there all begin with the mean.
  keras: (p) => {
    const numbers = numberRows(p.values).flat()
    const value = numbers.reduce((sum, number) => sum + number, 0) / numbers.length
    return { className: 'Constant', config: { value }, name: 'constant' }
  },
  text: {
    en: {
      title: 'Given numbers',
      help: 'The numbers that you type, so that a layer begins with the weights of a worked example. Files in Keras’s words can only say their mean; the weights themselves are in the file.',
      formula: 'w_{ij} = c_{ij}',
      params: {
        values: {
          title: 'Numbers',
          help: 'Row after row, with a semicolon at the end of each: 0 1 0; 1 0 1; 2 1 0. Of a kernel, the filters of a cell stand next to one another. Where there are too few, zeros follow.',
        },
      },
    },
    uk: {
      title: 'Задані числа',
      help: 'Числа, які ви вводите самі, щоб шар починав із ваг розв’язаного прикладу. Словами Keras можна передати лише їхнє середнє; самі ваги зберігаються у файлі.',
      formula: 'w_{ij} = c_{ij}',
      params: {
        values: {
          title: 'Числа',
          help: 'Рядок за рядком, у кінці кожного крапка з комою: 0 1 0; 1 0 1; 2 1 0. У ядрі фільтри однієї клітинки стоять поруч. Якщо чисел забракне, далі будуть нулі.',
        },
      },
    },
  },
})
