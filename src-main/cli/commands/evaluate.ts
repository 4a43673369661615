import type { Evaluation } from '@shared/ipc/types'
import { problem } from '@shared/result'
import type { BackendChoice } from '../../trainer/protocol'
import type { CliContext, ExitCode } from '../CliContext'
import { formatValues } from '../formatValues'
import { openDocument } from '../loadDocument'
import { openTrained } from '../openTrained'
import { withStudio } from '../withStudio'

export interface EvaluateOptions {
  readonly run?: string
  readonly weights?: string
  readonly split: Evaluation['split']
  readonly json?: boolean
  readonly backend: BackendChoice
}

/** Measures a trained network on a part of its data, with the confusion of classes where there are classes. */
export async function evaluate(context: CliContext, file: string, options: EvaluateOptions): Promise<ExitCode> {
  const { say, print } = context
  const name = options.weights ?? options.run
  if (name === undefined) return context.fail(problem('weightsNeeded', say('weightsNeeded')))
  return withStudio(context, options, async (studio) => {
    const loaded = await openDocument(context, file, studio.templates)
    if (!loaded.ok) return context.fail(loaded.error, 2)
    const link = await openTrained(studio, loaded.value, name)
    if (!link.ok) return context.fail(link.error)
    const measured = await link.value.ask<'evaluate'>({ type: 'evaluate', split: options.split })
    if (!measured.ok) return context.fail(measured.error)
    if (options.json) print(JSON.stringify(measured.value))
    else printEvaluation(context, measured.value)
    return 0
  })
}

function printEvaluation({ say, print }: CliContext, { split, rows, values, confusion }: Evaluation): void {
  print(say('evaluated', { split, rows, values: formatValues(values, split) }))
  for (const { classes, counts } of Object.values(confusion)) {
    const width =
      Math.max(5, ...classes.map((name) => name.length), ...counts.flat().map((count) => String(count).length)) + 1
    const row = (cells: readonly (string | number)[]) => cells.map((cell) => String(cell).padStart(width)).join('')
    print(row(['', ...classes]))
    classes.forEach((name, i) => print(row([name, ...(counts[i] ?? [])])))
  }
}
