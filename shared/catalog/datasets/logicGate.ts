import { defineDataset } from '../define/dataset'
import { choice } from '../define/params'
import { encoding, encodingText, labelType } from './_labels'
import { PLANE, pointTexts } from './_points'

const ROWS = [
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
] as const

const GATES = {
  and: (a: number, b: number) => a & b,
  or: (a: number, b: number) => a | b,
  xor: (a: number, b: number) => a ^ b,
} as const

/** The truth table of a gate with two inputs. */
export default defineDataset({
  id: 'logicGate',
  icon: '⊻',
  params: {
    gate: choice(['and', 'or', 'xor'], 'xor'),
    values: choice(['binary', 'signed'], 'binary'),
    encoding: encoding('binary'),
  },
  describe: (p) => ({
    rows: ROWS.length,
    testRows: 0,
    outputs: {
      features: {
        shape: [2],
        dtype: 'float32',
        range: { low: p.values === 'signed' ? -1 : 0, high: 1, only: true },
      },
      target: labelType(2, p.encoding),
    },
    featureNames: PLANE,
  }),
  source: {
    kind: 'generated',
    make: (p) => ({
      features: Float32Array.from(ROWS.flat(), (bit) => (p.values === 'signed' ? bit * 2 - 1 : bit)),
      target: Uint8Array.from(ROWS, ([a, b]) => GATES[p.gate](a, b)),
    }),
  },
  text: {
    en: {
      title: 'Logic gate',
      keywords: ['AND', 'OR', 'XOR', '±1-XOR', 'truth table'],
      help: 'The four rows of a truth table. One line separates AND and OR, so a single neuron learns them; no line separates XOR, which takes a hidden layer.',
      params: {
        gate: {
          title: 'Gate',
          help: 'Which function of the two inputs is to be learned.',
          options: { and: 'AND', or: 'OR', xor: 'XOR' },
        },
        values: {
          title: 'Inputs',
          help: 'Numbers that stand for false and true at the inputs.',
          options: { binary: '0 and 1', signed: '−1 and +1' },
        },
        encoding: encodingText.en,
      },
      ports: pointTexts.en.ports,
    },
    uk: {
      title: 'Логічний елемент',
      short: 'Лог. елемент',
      keywords: ['AND', 'OR', 'XOR', '±1-XOR', 'таблиця істинності', 'виключне або'],
      help: 'Чотири рядки таблиці істинності. AND і OR розділяє одна пряма, тож їх вивчає один нейрон; XOR не розділяє жодна — потрібен прихований шар.',
      params: {
        gate: {
          title: 'Елемент',
          help: 'Яку функцію двох входів треба вивчити.',
          options: { and: 'AND', or: 'OR', xor: 'XOR' },
        },
        values: {
          title: 'Входи',
          help: 'Числа, що позначають на входах хибність та істину.',
          options: { binary: '0 і 1', signed: '−1 і +1' },
        },
        encoding: encodingText.uk,
      },
      ports: pointTexts.uk.ports,
    },
  },
})
