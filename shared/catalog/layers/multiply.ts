import { defineLayer } from '../define/layer'
import { sizeOf } from '../define/tensorType'
import { mergeEqual, mergesMasks } from './_merge'

/** Elementwise product of inputs of one shape. Keras `Multiply`. */
export default defineLayer({
  id: 'multiply',
  category: 'merge',
  icon: '×',
  inputs: [{ name: 'input', many: true }],
  outputs: [{ name: 'output' }],
  masking: mergesMasks,
  params: {},
  inferShape: (_p, inputs) => mergeEqual(inputs),
  weights: () => ({}),
  multiplyAdds: (_p, inputs, output) => sizeOf(output) * (inputs.length - 1),
  forward: (tf, { inputs }) => inputs.reduce((product, x) => tf.mul(product, x)),
  keras: () => ({ className: 'Multiply', config: {} }),
  summary: () => '',
  text: {
    en: {
      title: 'Multiply',
      help: 'Multiplies its inputs number by number; all must have the same shape. With a sigmoid on one input it is a gate: values near 0 close it, values near 1 let the other input through.',
      formula: 'y = x₁ · x₂ · …',
      params: {},
    },
    uk: {
      title: 'Множення',
      help: 'Множить входи число на число; форма в усіх має бути однакова. Із сигмоїдою на одному вході це вентиль: значення біля 0 закривають його, біля 1 — пропускають інший вхід.',
      formula: 'y = x₁ · x₂ · …',
      params: {},
    },
  },
})
