import { defineDataset } from '../define/dataset'
import { labelType, manyClassEncoding, manyClassEncodingText } from './_labels'

/** Iris flowers (E. Anderson, R. Fisher, 1936): four lengths in cm and one of three species. */
export default defineDataset({
  id: 'iris',
  icon: '✿',
  params: { encoding: manyClassEncoding },
  describe: (p) => ({
    rows: 150,
    testRows: 0,
    outputs: {
      features: { shape: [4], dtype: 'float32' },
      target: labelType(3, p.encoding, ['setosa', 'versicolor', 'virginica']),
    },
    featureNames: ['sepal length', 'sepal width', 'petal length', 'petal width'],
  }),
  source: { kind: 'asset', asset: 'iris' },
  text: {
    en: {
      title: 'Iris',
      keywords: ['flowers', 'Fisher', 'softmax regression'],
      help: 'Length and width of sepal and petal of 150 irises, in centimeters, of three species, 50 each. Setosa stands apart from the others, which overlap a little: softmax regression gets about 97 % right.',
      params: { encoding: manyClassEncodingText.en },
      ports: { features: 'Lengths', target: 'Species' },
      features: {
        'sepal length': 'Sepal length, cm',
        'sepal width': 'Sepal width, cm',
        'petal length': 'Petal length, cm',
        'petal width': 'Petal width, cm',
      },
    },
    uk: {
      title: 'Іриси',
      keywords: ['квітки', 'Фішер', 'softmax-регресія'],
      help: 'Довжина й ширина чашолистка та пелюстки 150 ірисів у сантиметрах; три види, по 50 квіток. Setosa стоїть окремо, інші два трохи перекриваються: softmax-регресія дає близько 97 % правильних.',
      params: { encoding: manyClassEncodingText.uk },
      ports: { features: 'Розміри', target: 'Вид' },
      features: {
        'sepal length': 'Довжина чашолистка, см',
        'sepal width': 'Ширина чашолистка, см',
        'petal length': 'Довжина пелюстки, см',
        'petal width': 'Ширина пелюстки, см',
      },
    },
  },
})
