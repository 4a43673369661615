import { ok } from '../../result'
import { defineLayer, ruledWeight } from '../define/layer'
import { initializer, int } from '../define/params'
import { featuresOf, prototypesView, sampleRows } from './_prototypes'
import { squaredDistances } from './_squaredDistances'
import { weightOf } from './_weightOf'

/**
 * Prototypes of classes, those of a class one after another: `[...]` to `[classes]`, minus the least squared distance to a prototype of each
 * class, so that the greatest score is the class of the nearest prototype (Kohonen 1990; neurolab's `newlvq`). Trained by rules alone.
 */
export default defineLayer({
  id: 'lvq',
  category: 'classical',
  icon: 'LVQ',
  inputs: [{ name: 'input' }],
  outputs: [{ name: 'output' }],
  params: { classes: int(2, 1000, 3), prototypes: int(1, 100, 3), prototypesInitializer: initializer('zeros') },
  inferShape: (p) => ok([p.classes]),
  weights: (p, inputs) => ({
    prototypes: ruledWeight([p.classes * p.prototypes, featuresOf(inputs)], p.prototypesInitializer),
  }),
  multiplyAdds: (p, inputs) => p.classes * p.prototypes * featuresOf(inputs),
  forward: (tf, { x, w, p }) => {
    const squared = squaredDistances(tf, sampleRows(tf, x), weightOf(w, 'prototypes'))
    return tf.neg(tf.min(tf.reshape(squared, [-1, p.classes, p.prototypes]), 2))
  },
  views: [prototypesView],
  keras: () => null,
  summary: (p) => `${p.classes} × ${p.prototypes}`,
  example: { params: { classes: 2, prototypes: 1 }, inputs: [[0.5, 1]] },
  text: {
    en: {
      title: 'LVQ prototypes',
      short: 'LVQ',
      keywords: [
        'learning vector quantization',
        'newlvq',
        'nearest prototype',
        'codebook',
        'nearest neighbour',
        'Kohonen',
      ],
      help: 'A few prototypes for each class; a sample belongs to the class of the nearest. The score of a class is minus the squared distance to its nearest prototype. An LVQ rule pulls prototypes to samples of their class and pushes them away from others.',
      formula: 'y_{c} = −min ‖x − w_{k}‖² over the prototypes k of class c',
      params: {
        classes: { title: 'Classes', help: 'Number of classes, as many as the labels have.' },
        prototypes: {
          title: 'Of a class',
          help: 'Prototypes of each class: one makes straight borders between classes, several make bent ones.',
        },
        prototypesInitializer: {
          title: 'Prototypes at first',
          help: 'Where the prototypes start. Zeros: they have no place yet, and the rule puts those of a class around the mean of its first samples.',
        },
      },
    },
    uk: {
      title: 'Прототипи LVQ',
      short: 'LVQ',
      keywords: [
        'квантування векторів',
        'навчання векторного квантування',
        'newlvq',
        'найближчий прототип',
        'кодова книга',
        'найближчий сусід',
        'Кохонен',
      ],
      help: 'По кілька прототипів на клас; приклад належить до класу найближчого з них. Оцінка класу — це квадрат відстані до його найближчого прототипа зі знаком мінус. Правило LVQ притягує прототипи до прикладів свого класу й відштовхує від чужих.',
      formula: 'y_{c} = −min ‖x − w_{k}‖² за прототипами k класу c',
      params: {
        classes: { title: 'Класи', help: 'Кількість класів, така сама, як у мітках.' },
        prototypes: {
          title: 'На клас',
          help: 'Прототипів у кожного класу: з одним межі між класами прямі, з кількома — ламані.',
        },
        prototypesInitializer: {
          title: 'Початкові прототипи',
          help: 'Звідки починають прототипи. Нулі: місця ще немає, і правило ставить прототипи класу навколо середнього його перших прикладів.',
        },
      },
    },
  },
})
