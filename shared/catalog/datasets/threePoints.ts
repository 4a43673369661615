import { defineDataset } from '../define/dataset'
import { encoding, encodingText, labelType } from './_labels'
import { PLANE, pointTexts } from './_points'

/** A(1, 1) and B(−1, 1) of class *, and (0, 1) of class + between them (Aggarwal, fig. 1.14). */
export default defineDataset({
  id: 'threePoints',
  icon: '∴',
  params: { encoding: encoding('binary') },
  describe: (p) => ({
    rows: 3,
    testRows: 0,
    outputs: { features: { shape: [2], dtype: 'float32' }, target: labelType(2, p.encoding, ['+', '*']) },
    featureNames: PLANE,
  }),
  source: {
    kind: 'generated',
    make: () => ({ features: Float32Array.of(1, 1, -1, 1, 0, 1), target: Uint8Array.of(1, 1, 0) }),
  },
  text: {
    en: {
      title: 'Three points',
      keywords: ['fig. 1.14', 'figure 1.14', 'non-linear activation', 'ReLU'],
      help: 'Two points of class * and one of class + halfway between them, all on one line: no linear network gets more than two right. Two ReLU units move them to (1, 0), (0, 1) and (0, 0), where one line separates the classes.',
      params: { encoding: encodingText.en },
      ports: pointTexts.en.ports,
    },
    uk: {
      title: 'Три точки',
      keywords: ['рис. 1.14', 'рисунок 1.14', 'нелінійна активація', 'ReLU'],
      help: 'Дві точки класу * і посередині між ними одна класу +, усі на одній прямій: жодна лінійна мережа не дасть більше двох правильних. Два вузли ReLU переносять їх у (1, 0), (0, 1) і (0, 0), де класи розділяє одна пряма.',
      params: { encoding: encodingText.uk },
      ports: pointTexts.uk.ports,
    },
  },
})
