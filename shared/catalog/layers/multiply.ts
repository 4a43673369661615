import { defineMerge } from './_merge'

/** Elementwise product of inputs of one shape. Keras `Multiply`. */
export default defineMerge({
  id: 'multiply',
  icon: '×',
  className: 'Multiply',
  merge: (tf, a, b) => tf.mul(a, b),
  signs: {
    between: ' · ',
    slope: (numbers, input) => numbers.reduce((product, own, i) => (i === input ? product : product * own), 1),
  },
  text: {
    en: {
      title: 'Multiply',
      keywords: ['product', 'times', 'gate', 'Hadamard product'],
      help: 'Multiplies its inputs number by number; all must have the same shape. With a sigmoid on one input it is a gate: values near 0 close it, values near 1 let the other input through.',
      pitfall: 'Where one factor is near 0, the other gets hardly any gradient.',
      formula: 'y = x₁ · x₂ · …',
      params: {},
    },
    uk: {
      title: 'Множення',
      keywords: ['добуток', 'помножити', 'вентиль', 'добуток Адамара'],
      help: 'Множить входи число на число; форма в усіх має бути однакова. Із сигмоїдою на одному вході це вентиль: значення біля 0 закривають його, біля 1 — пропускають інший вхід.',
      pitfall: 'Де один множник близький до 0, інший майже не дістає градієнта.',
      formula: 'y = x₁ · x₂ · …',
      params: {},
    },
  },
})
