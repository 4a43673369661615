import { graphOf } from '../graphOf'
import { param, port, WIRES, type Fault } from './sketches'

const PARAM = param('x', 'formula')
const on = (formula: string, ...more: string[]) =>
  graphOf({ data: 'blobs', other: ['dense', { units: 5 }], x: ['formula', { formula }] }, [
    'data.features > x',
    ...more,
  ])

const wrong = (code: Fault['code'], formula: string, name?: string): Fault => ({
  code,
  ...(name !== undefined && { name }),
  document: on(formula),
  target: PARAM,
  severity: 'error',
  fixes: 0,
})

const ofLoss = (code: Fault['code'], formula: string): Fault => ({
  code,
  name: 'of a loss',
  document: graphOf({ data: ['sine', { samples: 100 }], out: ['dense', { units: 1 }], loss: ['formulaLoss', { formula }] }, WIRES), // prettier-ignore
  target: param('loss', 'formula'),
  severity: 'error',
  fixes: 0,
})

/** What can be wrong with a formula. */
export const formulaFaults: readonly Fault[] = [
  wrong('formulaEmpty', '  '),
  wrong('formulaTooLong', `a${' + a'.repeat(300)}`),
  wrong('formulaTooDeep', `${'('.repeat(70)}a${')'.repeat(70)}`),
  wrong('formulaUnexpected', '2a'),
  wrong('formulaUnknownName', 'sine(a)'),
  wrong('formulaCyrillic', 'а + 1'),
  wrong('formulaBracket', '(a + 1'),
  wrong('formulaBracket', 'a + 1)', 'that closes nothing'),
  wrong('formulaOperand', 'a +'),
  wrong('formulaArguments', 'sin(a, 2)'),
  wrong('formulaArguments', 'max(a)', 'too few'),
  wrong('formulaNumber', 'a * 1e99'),
  wrong('formulaWithoutInputs', '1 + pi'),
  wrong('formulaInputMissing', 'a + b'),
  { ...wrong('formulaZeroDivision', 'a + 1 / -0'), severity: 'warning' },
  {
    ...wrong('formulaUnknownName', ''),
    name: 'of a node without a wire',
    document: graphOf({ x: ['formula', { formula: 'sine(a)' }] }, []),
  },
  ofLoss('formulaUnknownName', 'a - b'),
  ofLoss('formulaOperand', '(y - p)^'),
  ofLoss('lossFormulaWithoutPrediction', 'y^2'),
  { ...ofLoss('formulaZeroDivision', '(y - p) / 0'), severity: 'warning' },
  {
    code: 'formulaShapesDiffer',
    document: on('a + b', 'data.features > other > x'),
    target: port('x'),
    severity: 'error',
    fixes: 0,
  },
  {
    code: 'formulaInputUnused',
    document: on('2 * a', 'data.features > other > x'),
    target: port('x'),
    severity: 'warning',
    fixes: 0,
  },
]
