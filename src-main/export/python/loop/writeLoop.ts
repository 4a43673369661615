import { catalog } from '@shared/catalog/catalog'
import type { GraphDocument, ItemChoice } from '@shared/graph/document'
import { ok, problem, type Problem, type Result } from '@shared/result'
import { indented, statements } from '../pythonCode'
import type { DataScript } from '../writeData'
import { optimizerLines } from '../writeTraining'
import type { Measure } from './writeMeasure'

export interface Loop {
  readonly code: string
  /** What of the training the script does not have. */
  readonly losses: readonly Problem[]
}

/** A schedule that goes by the validation loss is none of a loop's. */
export const leftSchedule = ({ type }: ItemChoice): Problem[] =>
  catalog.schedules.get(type)?.kerasCallback
    ? [
        problem('scheduleNotWritten', `The schedule ${type} is not in the script: the learning rate stays.`, {
          type,
        }),
      ]
    : []

/** How losses are taken from what `measure` gives. */
const measured = ({ measures }: Measure, inside: string): string[] =>
  measures ? [`losses, _ = ${inside}`] : [`losses = ${inside}`]

export const measuring = (measure: Measure): string[] => measured(measure, 'measure(*batch, training=True)')

/** An ordinary loop: all losses, all weights, one optimizer. */
export function writeLoop(document: GraphDocument, { rows }: DataScript, measure: Measure): Result<Loop> {
  const { stopping, schedule } = document.training
  const optimizer = optimizerLines(document, rows.train)
  if (!optimizer.ok) return optimizer
  const watched = measure.losses.length > 1 ? 'all' : 'loss'
  const early = rows.validation > 0 ? stopping : undefined
  const step = [
    '@tf.function',
    'def train_step(*batch):',
    ...indented([
      '"""Changes the weights so that the losses of a batch get smaller."""',
      'with tf.GradientTape() as tape:',
      ...indented([...measuring(measure), 'loss = sum(losses.values())']),
      'weights = model.trainable_weights',
      'optimizer.apply(tape.gradient(loss, weights), weights)',
      'return loss',
    ]),
  ]
  const told = '{float(mean.result()):.4f}'
  const epoch = [
    'mean = keras.metrics.Mean()',
    'for batch in batches:',
    '    mean.update_state(train_step(*batch), sample_weight=len(batch[0]))',
    ...(rows.validation > 0
      ? ['results = evaluate(validation)', `print(f"epoch {epoch + 1}: loss ${told}, validation {results}")`]
      : [`print(f"epoch {epoch + 1}: loss ${told}")`]),
    ...(early
      ? [
          '# Training ends early when the validation loss no longer improves.',
          `if results["${watched}"] < best - ${early.minDelta}:`,
          `    best, waited = results["${watched}"], 0`,
          'else:',
          '    waited += 1',
          `if waited >= ${early.patience}:`,
          '    break',
        ]
      : []),
  ]
  const code = statements([
    ...optimizer.value,
    ...['', '', ...step, '', ''],
    ...(early ? ['best, waited = np.inf, 0'] : []),
    'for epoch in range(EPOCHS):',
    ...indented(epoch),
  ])
  return ok({ code: code.join('\n'), losses: leftSchedule(schedule) })
}
