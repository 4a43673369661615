import { placesOf, sizeOf } from '@shared/catalog/define/tensorType'
import type { Tensor } from '@shared/catalog/define/tf'
import type { Evaluation } from '@shared/ipc/types'
import { ok, type Result } from '@shared/result'
import { trainerFailure } from '@shared/training/problems/trainerProblem'
import { findBroken } from '../engine/findBroken'
import { gatherRows } from '../engine/gatherRows'
import { readTensors } from '../engine/readTensors'
import type { Weights } from '../program/createWeights'
import { createNetwork, inference, maskKey, type Network } from '../program/createNetwork'
import { measureLosses, measureObjectives, readMeasured } from '../program/measureObjectives'
import { portKey, type PreparedData } from '../program/prepareData'
import type { OpenNetwork } from '../session/openNetwork'
import { freezeWeights } from './freezeWeights'
import { labeledClasses, predictedClasses } from './toClasses'

/** Rows that go through the network at once. */
const ROWS = 64

type Counts = Record<string, number[][]>
/** Sums of what was measured, and the rows of the batches that measured it. */
type Totals = Record<string, { readonly rows: number; readonly sums: readonly number[] }>

function emptyCounts({ plan }: OpenNetwork): Counts {
  const counts: Counts = {}
  for (const { node, target, reads } of plan.objectives) {
    // An alignment spells labels; it does not answer at each of them.
    const classes = reads !== 'alignment' && target.type.labels && twoOrMore(target.type.labels.classes)
    if (classes) counts[node] = Array.from({ length: classes }, () => new Array<number>(classes).fill(0))
  }
  return counts
}
const twoOrMore = (classes: number): number => Math.max(2, classes)

type Numbers = Float32Array | Int32Array

/** Counts what was guessed for each label of a class, padding left out. `ends`: prediction, target and mask of each objective. */
function count({ plan }: OpenNetwork, ends: readonly Numbers[], rows: number, counts: Counts): void {
  plan.objectives.forEach(({ node, target, reads }, i) => {
    const { labels } = target.type
    const table = counts[node]
    const [predicted, actual, mask] = ends.slice(3 * i)
    if (!labels || !table || !predicted || !actual) return
    const places = rows * sizeOf(placesOf(target.type))
    const guessed = predictedClasses(predicted, places, reads, labels)
    labeledClasses(actual, places, labels).forEach((label, place) => {
      if (mask?.[place] === 0) return
      const line = table[label]
      const guess = guessed[place] ?? 0
      if (line && guess < line.length) line[guess] = (line[guess] ?? 0) + 1
    })
  })
}

async function addBatch(
  open: OpenNetwork,
  network: Network,
  weights: Weights,
  data: PreparedData,
  numbers: Int32Array,
  totals: Totals,
  counts: Counts,
): Promise<void> {
  const { tf, plan } = open
  let names: readonly string[] = []
  const tensors = tf.tidy(() => {
    const feeds = Object.fromEntries(
      Object.entries(data.tables).map(([name, table]) => [name, gatherRows(tf, table, numbers)]),
    )
    const pass = network.forward([feeds], inference(tf, plan))
    const [values = {}, own = {}] = [pass.values[0], pass.ownLosses[0]]
    const losses = measureLosses(tf, plan, weights, [{ values, own, share: 1 }])
    const measured = measureObjectives(tf, plan, weights, values, { ...losses, total: network.penalize(losses.total) })
    names = Object.keys(measured)
    const ends = plan.objectives.flatMap(({ prediction, target }) => [
      ...[prediction, target].map(({ node, port }) => values[portKey(node, port)] as Tensor),
      values[maskKey(prediction.node, prediction.port)] ?? tf.tensor1d([]),
    ])
    return [...Object.values(measured), ...ends]
  })
  const read = await readTensors(tf, tensors)
  tensors.forEach((tensor) => tensor.dispose())
  names.forEach((name, i) => {
    const { rows = 0, sums = [] } = totals[name] ?? {}
    const means = [...(read[i] ?? [])]
    totals[name] = {
      rows: rows + numbers.length,
      sums: means.map((mean, k) => (sums[k] ?? 0) + mean * numbers.length),
    }
  })
  count(open, read.slice(names.length), numbers.length, counts)
}

/**
 * Losses, metrics and confusion counts on one part of the rows; lets other work in between batches.
 *
 * @param run Named where a value is not finite, which is no measurement.
 */
export async function evaluate(
  open: OpenNetwork,
  split: Evaluation['split'],
  run: string,
): Promise<Result<Evaluation>> {
  const prepared = await open.data()
  if (!prepared.ok) return prepared
  const numbers = prepared.value.split[split]
  if (numbers.length === 0) return trainerFailure('partEmpty', { split })
  const totals: Totals = {}
  const counts = emptyCounts(open)
  const frozen = freezeWeights(open)
  try {
    const network = createNetwork(open.tf, open.plan, frozen.weights)
    for (let from = 0; from < numbers.length; from += ROWS) {
      await addBatch(open, network, frozen.weights, prepared.value, numbers.subarray(from, from + ROWS), totals, counts)
      await new Promise(setImmediate)
    }
  } finally {
    frozen.release()
  }
  const broken = findBroken(Object.fromEntries(Object.entries(totals).map(([name, { sums }]) => [name, sums])))
  if (broken) return trainerFailure('valueNotFinite', { run, ...broken })
  const readNumbers = readMeasured(open.plan)
  const values = Object.entries(totals).flatMap(([name, { rows, sums }]) => {
    const value = readNumbers(name, sums.map((sum) => sum / rows), rows) // prettier-ignore
    return value === undefined ? [] : [[`${split}/${name}`, value] as const]
  })
  return ok({
    split,
    rows: numbers.length,
    values: Object.fromEntries(values),
    confusion: Object.fromEntries(
      Object.entries(counts).map(([node, table]) => [
        node,
        { classes: classNames(open, node, table.length), counts: table },
      ]),
    ),
  })
}

function classNames({ plan }: OpenNetwork, node: string, classes: number): readonly string[] {
  const labels = plan.objectives.find((objective) => objective.node === node)?.target.type.labels
  return (
    labels?.names ?? Array.from({ length: classes }, (_, i) => String(labels?.encoding === 'signed' ? i * 2 - 1 : i))
  )
}
