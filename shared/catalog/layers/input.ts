import { fail, ok } from '../../result'
import { defineLayer, passesMask } from '../define/layer'
import { shape } from '../define/params'
import { shapeText } from '../define/shapeText'

/** A named entry of the network: values pass unchanged. Keras `InputLayer`. */
export default defineLayer({
  id: 'input',
  category: 'core',
  icon: '→',
  inputs: [{ name: 'input' }],
  masking: passesMask,
  outputs: [{ name: 'output' }],
  params: { shape: shape([]) },
  inferShape: (p, [x = []]) => {
    const fits = p.shape.length === x.length && p.shape.every((size, i) => size === -1 || size === x[i])
    if (p.shape.length === 0 || fits) return ok(x)
    return fail({
      code: 'inputShapeDiffers',
      param: 'shape',
      values: { expected: shapeText(p.shape), actual: shapeText(x) },
      fixes: [
        { kind: 'setParam', on: 'self', param: 'shape', value: x },
        ...(x.length > 0 ? ([{ kind: 'setParam', on: 'self', param: 'shape', value: [] }] as const) : []),
      ],
    })
  },
  weights: () => ({}),
  multiplyAdds: () => 0,
  forward: (_tf, { x }) => x,
  keras: (_p, [x = []]) => ({ className: 'InputLayer', config: { shape: x } }),
  summary: (p) => (p.shape.length === 0 ? '' : shapeText(p.shape)),
  passesActivation: true,
  passesIds: true,
  example: null,
  text: {
    en: {
      title: 'Input',
      keywords: ['entry', 'placeholder', 'input layer'],
      help: 'A named entrance to the network. Values pass unchanged; it shows where data come in, and holds the shape that the rest was built for. A network may have several.',
      formula: 'y = x',
      params: {
        shape: {
          title: 'Shape',
          help: 'Sizes of one sample, such as 28 × 28 × 1, that must come in; −1 allows any size, empty takes whatever comes.',
        },
      },
    },
    uk: {
      title: 'Вхід',
      keywords: ['вхідний шар', 'вхідні дані', 'плейсхолдер'],
      help: 'Іменований вхід мережі. Значення проходять без змін; вузол показує, де входять дані, і тримає форму, на яку розраховано решту. Входів може бути кілька.',
      formula: 'y = x',
      params: {
        shape: {
          title: 'Форма',
          help: 'Розміри одного прикладу, наприклад 28 × 28 × 1, які мають надходити; −1 дозволяє будь-який, порожньо — приймає все.',
        },
      },
    },
  },
})
