import { access } from 'node:fs/promises'
import { resolve } from 'node:path'
import { z } from 'zod'
import { catalog } from '@shared/catalog/catalog'
import type { GraphDocument } from '@shared/graph/document'
import type { Prediction } from '@shared/ipc/types'
import { fail, ok, problem, type Result } from '@shared/result'
import { readTextFile } from '../../services/files/readTextFile'
import type { BackendChoice } from '../../trainer/protocol'
import type { CliContext, ExitCode } from '../CliContext'
import { formatNumber } from '../formatValues'
import { loadDocument } from '../loadDocument'
import { openTrained } from '../openTrained'
import type { Say } from '../texts'
import { withStudio } from '../withStudio'

export interface PredictOptions {
  readonly run?: string
  readonly weights?: string
  /** JSON, or a file with it. */
  readonly input: string
  readonly json?: boolean
  readonly backend: BackendChoice
}

type Inputs = Readonly<Record<string, number[][]>>

const row = z.array(z.number())
const rows = z.array(row).min(1)
const inputShape = z.union([row.min(1).transform((one) => [one]), rows, z.record(z.string(), rows)])

/** Sends values through a trained network, in the numbers that the network sees. */
export async function predict(context: CliContext, file: string, options: PredictOptions): Promise<ExitCode> {
  const { say } = context
  const name = options.weights ?? options.run
  if (name === undefined) return context.fail(problem('weightsNeeded', say('weightsNeeded')), 2)
  return withStudio(context, options, async (studio) => {
    const loaded = await loadDocument(file, studio.templates)
    if (!loaded.ok) return context.fail(loaded.error, 2)
    const inputs = await readInputs(options.input, loaded.value.document, say)
    if (!inputs.ok) return context.fail(inputs.error, 2)
    const link = await openTrained(studio, loaded.value.document, name)
    if (!link.ok) return context.fail(link.error, link.error.code === 'runUnknown' ? 2 : 1)
    const predicted = await link.value.ask<'predict'>({ type: 'predict', inputs: inputs.value })
    if (!predicted.ok) return context.fail(predicted.error, 1)
    if (options.json) context.print(JSON.stringify(predicted.value))
    else printPrediction(context, predicted.value)
    return 0
  })
}

async function readInputs(given: string, document: GraphDocument, say: Say): Promise<Result<Inputs>> {
  const isFile = await access(resolve(given)).then(
    () => true,
    () => false,
  )
  const file = isFile ? await readTextFile(resolve(given)) : ok({ text: given })
  if (!file.ok) return file
  const bad = (reason: string) => fail(problem('badPredictInput', say('badInput', { reason })))
  try {
    const parsed = inputShape.parse(JSON.parse(file.value.text))
    if (!Array.isArray(parsed)) return ok(parsed)
    const nodes = document.nodes.filter(({ type }) => catalog.datasets.has(type))
    const [only] = nodes
    return only && nodes.length === 1 ? ok({ [only.id]: parsed }) : bad(nodes.map(({ id }) => id).join(', '))
  } catch (error) {
    return bad(error instanceof z.ZodError ? (error.issues[0]?.message ?? '') : String(error))
  }
}

/** A class with its probability where the target has classes, else the numbers. */
function printPrediction({ print }: CliContext, { outputs }: Prediction): void {
  const several = Object.keys(outputs).length > 1
  for (const [node, { target, rows: lines }] of Object.entries(outputs)) {
    for (const values of lines) {
      const best = values.indexOf(Math.max(...values))
      const name = target.labels?.names?.[best] ?? String(best)
      const numbers = values.map(formatNumber).join(' ')
      print(`${several ? `${node}: ` : ''}${target.labels && values.length > 1 ? `${name}  (${numbers})` : numbers}`)
    }
  }
}
