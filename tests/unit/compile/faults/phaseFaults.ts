import type { GraphDocument, TrainingPhase, TrainingTurn } from '@shared/graph/document'
import { graphOf } from '../graphOf'
import { bce, node, out, setting, training, unit, xor, type Fault } from './sketches'

/** A body with two ends: a class and the features again. */
const twoEnds = (...phases: readonly TrainingPhase[]): GraphDocument =>
  graphOf(
    {
      data: xor,
      body: ['dense', { units: 4, activation: 'tanh' }],
      head: out,
      back: ['dense', { units: 2 }],
      loss: bce,
      copy: 'meanSquaredError',
    },
    [
      'data.features > body > head > loss.prediction',
      'body > back > copy.prediction',
      'data.target > loss.target',
      'data.features > copy.target',
    ],
    training({ phases }),
  )
const phase = (turn: TrainingTurn = {}, more: Partial<TrainingPhase> = {}): TrainingPhase => ({
  id: 'a',
  epochs: 2,
  turns: [turn],
  ...more,
})
const all = phase({}, { id: 'all' })

export const phaseFaults: readonly Fault[] = [
  {
    code: 'phaseObjectiveUnknown',
    document: twoEnds(phase({ objectives: ['loss', 'gone'] })),
    target: setting('phases.0.turns.0.objectives'),
    severity: 'error',
    fixes: 1,
  },
  {
    code: 'phaseObjectiveUnknown',
    name: 'a layer',
    document: twoEnds(all, phase({ objectives: ['loss', 'head'] })),
    target: setting('phases.1.turns.0.objectives'),
    severity: 'error',
    fixes: 1,
  },
  {
    code: 'phaseNodeUnknown',
    document: twoEnds(phase({ trains: ['gone'] })),
    target: setting('phases.0.turns.0.trains'),
    severity: 'error',
    fixes: 1,
  },
  {
    code: 'phaseTrainsNothing',
    name: 'no weights',
    document: twoEnds(phase({ trains: ['data'] }, { title: { uk: 'Проба', en: 'Trial' } }), all),
    target: setting('phases.0.turns.0.trains'),
    severity: 'error',
    fixes: 2,
  },
  {
    code: 'phaseTrainsNothing',
    name: 'frozen',
    document: graphOf(
      { data: xor, body: ['dense', { units: 4 }, { trainable: false }], head: out, loss: bce },
      ['data.features > body > head > loss.prediction', 'data.target > loss.target'],
      training({ phases: [phase({ trains: ['body'] }, { title: 'Trial' }), all] }),
    ),
    target: setting('phases.0.turns.0.trains'),
    severity: 'error',
    fixes: 2,
  },
  {
    code: 'phaseLearnsNothing',
    document: twoEnds(phase({ objectives: ['loss'], trains: ['back'] }), all),
    target: setting('phases.0.turns.0.objectives'),
    severity: 'error',
    fixes: 2,
  },
  {
    code: 'phaseObjectiveIdle',
    document: twoEnds(phase({ objectives: ['loss', 'copy'], trains: ['back'] }), all),
    target: setting('phases.0.turns.0.objectives'),
    severity: 'warning',
    fixes: 1,
  },
  {
    code: 'phaseIdRepeats',
    document: twoEnds(phase(), phase(), phase({}, { id: 'a-2' })),
    target: setting('phases.1.id'),
    severity: 'error',
    fixes: 1,
  },
  {
    code: 'phaseWithoutEpochs',
    document: twoEnds(phase({}, { epochs: 0 }), all),
    target: setting('phases.0.epochs'),
    severity: 'error',
    fixes: 2,
  },
  {
    code: 'phaseWithoutTurns',
    document: twoEnds(phase({}, { turns: [] }), all),
    target: setting('phases.0.turns'),
    severity: 'error',
    fixes: 2,
  },
  {
    code: 'roundLargerThanData',
    document: twoEnds(phase({}, { turns: [{ steps: 2 }, { steps: 3, trains: ['body'] }] })),
    target: setting('phases.0.turns'),
    severity: 'error',
    fixes: 1,
  },
  {
    code: 'nodeInNoPhase',
    document: twoEnds(phase({ objectives: ['copy'] }), phase({ trains: ['back'] }, { id: 'b' })),
    target: node('head'),
    severity: 'info',
    fixes: 1,
  },
  {
    code: 'badSetting',
    name: 'of a turn',
    document: twoEnds(all, phase({ optimizer: { type: 'adam', params: { learningRate: -1 } } })),
    target: setting('phases.1.turns.0.optimizer.learningRate'),
    severity: 'error',
    fixes: 1,
  },
  {
    code: 'scheduleUnknown',
    name: 'of a turn',
    document: twoEnds(phase({ schedule: { type: 'magic', params: {} } })),
    target: setting('phases.0.turns.0.schedule'),
    severity: 'error',
    fixes: 1,
  },
  {
    code: 'scheduleWithoutValidation',
    document: unit(training({ schedule: { type: 'reduceLrOnPlateau', params: {} } })),
    target: setting('schedule'),
    severity: 'warning',
    fixes: 2,
  },
]
