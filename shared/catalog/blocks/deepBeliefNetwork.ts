import { defineBlock, node, pieceOf } from '../define/block'
import { choice, int } from '../define/params'

/** Restricted Boltzmann machines one after another (G. Hinton, S. Osindero and Y. W. Teh, 2006); rules that teach them are wired to each. */
export default defineBlock({
  id: 'deepBeliefNetwork',
  category: 'classical',
  icon: 'DB',
  params: {
    units1: int(1, 65_536, 256),
    units2: int(1, 65_536, 256),
    visible: choice(['bernoulli', 'gaussian'], 'bernoulli'),
  },
  piece: (p) =>
    pieceOf(
      {
        flat: node('flatten', [0, 0]),
        rbm1: node('rbm', [1, 0], { units: p.units1, visible: p.visible }),
        rbm2: node('rbm', [2, 0], { units: p.units2 }),
      },
      [['input', 'flat', 'rbm1', 'rbm2', 'output']],
    ),
  summary: (p) => `${p.units1} · ${p.units2}`,
  text: {
    en: {
      title: 'Deep belief network',
      short: 'DBN',
      keywords: ['DBN', 'Hinton', 'stack of RBMs', 'greedy pretraining', 'layer-wise'],
      help: 'Two restricted Boltzmann machines in a row; the hidden units of the first are what the second sees. Unfold it and wire contrastive divergence to each, let a phase of training teach one after the other, then fine-tune all with a loss on few labels.',
      formula: 'h₁ = σ(xW₁ + c₁), h₂ = σ(h₁W₂ + c₂)',
      params: {
        units1: { title: 'Units of the first', help: 'Hidden units of the first machine.' },
        units2: { title: 'Units of the second', help: 'Hidden units of the second machine.' },
        visible: {
          title: 'Visible units',
          help: 'What the first machine sees: numbers from 0 to 1, or any numbers.',
          options: { bernoulli: 'Bernoulli', gaussian: 'Gaussian' },
        },
      },
    },
    uk: {
      title: 'Глибока мережа переконань',
      short: 'DBN',
      keywords: ['DBN', 'Гінтон', 'Хінтон', 'стос RBM', 'жадібне навчання', 'пошарове навчання'],
      help: 'Дві обмежені машини Больцмана поспіль; приховані вузли першої — те, що бачить друга. Розгорніть і під’єднайте до кожної контрастну розбіжність, нехай фази навчають їх одну за одною, а потім донавчіть усе функцією втрат із невеликою кількістю міток.',
      formula: 'h₁ = σ(xW₁ + c₁), h₂ = σ(h₁W₂ + c₂)',
      params: {
        units1: { title: 'Вузли першої', help: 'Приховані вузли першої машини.' },
        units2: { title: 'Вузли другої', help: 'Приховані вузли другої машини.' },
        visible: {
          title: 'Видимі вузли',
          help: 'Що бачить перша машина: числа від 0 до 1 чи будь-які.',
          options: { bernoulli: 'Бернуллі', gaussian: 'гаусові' },
        },
      },
    },
  },
})
