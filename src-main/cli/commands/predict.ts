import { access } from 'node:fs/promises'
import { resolve } from 'node:path'
import { z } from 'zod'
import { catalog } from '@shared/catalog/catalog'
import { placesOf } from '@shared/catalog/define/tensorType'
import type { GraphDocument } from '@shared/graph/document'
import type { Prediction } from '@shared/ipc/types'
import { fail, ok, problem, type Result } from '@shared/result'
import { trainerProblem } from '@shared/training/problems/trainerProblem'
import { readTextFile } from '../../services/files/readTextFile'
import type { TrainerLink } from '../../services/runs/TrainerLink'
import { MOST_ROWS, type BackendChoice } from '../../trainer/protocol'
import type { CliContext, ExitCode } from '../CliContext'
import { nodeName } from '../describeFinding'
import { formatNumber } from '../formatValues'
import { openDocument } from '../loadDocument'
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
  if (name === undefined) return context.fail(problem('weightsNeeded', say('weightsNeeded')))
  return withStudio(context, options, async (studio) => {
    const loaded = await openDocument(context, file, studio.templates)
    if (!loaded.ok) return context.fail(loaded.error, 2)
    const inputs = await readInputs(options.input, loaded.value, say)
    if (!inputs.ok) return context.fail(inputs.error, 2)
    const link = await openTrained(studio, loaded.value, name)
    if (!link.ok) return context.fail(link.error)
    const predicted = await predictAll(link.value, inputs.value)
    if (!predicted.ok) return context.fail(predicted.error)
    if (options.json) context.print(JSON.stringify(predicted.value))
    else printPrediction(context, loaded.value, predicted.value)
    return 0
  })
}

/** Asks for as many rows at a time as the trainer takes. */
async function predictAll(link: TrainerLink, inputs: Inputs): Promise<Result<Prediction>> {
  const most = Math.max(...Object.values(inputs).map((lines) => lines.length))
  const part = (from: number): Inputs =>
    Object.fromEntries(Object.entries(inputs).map(([node, lines]) => [node, lines.slice(from, from + MOST_ROWS)]))
  // Parts of different lengths would look alike until the shorter one ends.
  const counts = new Set(Object.values(inputs).map((lines) => lines.length))
  if (counts.size > 1 && most > MOST_ROWS)
    return fail(trainerProblem('inputRows', { needed: most, found: Math.min(...counts) }))
  const first = await link.ask<'predict'>({ type: 'predict', inputs: part(0) })
  if (!first.ok) return first
  const rows = new Map(Object.entries(first.value.outputs).map(([node, { rows: lines }]) => [node, [...lines]]))
  for (let from = MOST_ROWS; from < most; from += MOST_ROWS) {
    const next = await link.ask<'predict'>({ type: 'predict', inputs: part(from) })
    if (!next.ok) return next
    for (const [node, { rows: lines }] of Object.entries(next.value.outputs))
      for (const line of lines) rows.get(node)?.push(line)
  }
  const outputs = Object.entries(first.value.outputs).map(([node, output]) => [
    node,
    { ...output, rows: rows.get(node) ?? [] },
  ])
  return ok({ outputs: Object.fromEntries(outputs) as Prediction['outputs'] })
}

async function readInputs(given: string, document: GraphDocument, say: Say): Promise<Result<Inputs>> {
  const isFile = await access(resolve(given)).then(
    () => true,
    () => false,
  )
  // What does not begin like JSON was meant as a file: why there is none says more than what is wrong with the JSON.
  const file = isFile || !/^\s*[[{]/.test(given) ? await readTextFile(resolve(given)) : ok({ text: given })
  if (!file.ok) return file
  const parsed = inputShape.safeParse(parseJson(file.value.text))
  if (!parsed.success) return fail(problem('badPredictInput', say('badInput')))
  const nodes = document.nodes.filter(({ type }) => catalog.datasets.has(type))
  if (!Array.isArray(parsed.data)) {
    const unknown = Object.keys(parsed.data).find((key) => !nodes.some(({ id }) => id === key))
    if (unknown === undefined) return ok(parsed.data)
    const ids = nodes.map(({ id }) => id).join(', ')
    return fail(problem('badPredictInput', say('inputUnknown', { node: unknown, nodes: ids })))
  }
  const [only] = nodes
  if (only && nodes.length === 1) return ok({ [only.id]: parsed.data })
  return fail(problem('badPredictInput', say('inputNodes', { nodes: nodes.map(({ id }) => id).join(', ') })))
}

/** `undefined`: not JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A class with its probability where the target has classes, else the numbers. */
function printPrediction({ print, language }: CliContext, document: GraphDocument, { outputs }: Prediction): void {
  const several = Object.keys(outputs).length > 1
  for (const [node, { target, rows: lines }] of Object.entries(outputs)) {
    for (const values of lines) {
      const best = values.indexOf(Math.max(...values))
      const one = target.labels && values.length > 1 && placesOf(target).length === 0
      const name = target.labels?.names?.[best] ?? String(best)
      const numbers = values.map(formatNumber).join(' ')
      print(`${several ? `${nodeName(document, node, language)}: ` : ''}${one ? `${name}  (${numbers})` : numbers}`)
    }
  }
}
