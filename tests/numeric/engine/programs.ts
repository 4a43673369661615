import { expect } from 'vitest'
import type { GraphDocument } from '../../../shared/graph/document'
import { createCompiledRunner } from '../../../src-main/trainer/engine/compiled/createCompiledRunner'
import { createEagerRunner } from '../../../src-main/trainer/engine/createEagerRunner'
import { TunedRunner } from '../../../src-main/trainer/engine/TunedRunner'
import type { Runner } from '../../../src-main/trainer/program/stepProgram'
import { supervisedProgram, type SupervisedProgram } from '../../../src-main/trainer/program/supervisedProgram'
import { openNetwork } from '../../../src-main/trainer/session/openNetwork'
import { firstPhase } from '../trainer/firstPhase'
import { openNativeDevice } from './native'

export type Mode = 'eager' | 'native' | 'xla'
export const compiledModes = ['native', 'xla'] as const

/** A program of its own with a runner, at the start of its first epoch. */
export async function open(
  document: GraphDocument,
  mode: Mode,
  parts = 1,
): Promise<{ program: SupervisedProgram; runner: Runner }> {
  const { tf, program: whole, seed } = await openProgram(document)
  const program = parts > 1 ? { ...whole, ...whole.chained?.(parts) } : whole
  const runner = mode === 'eager' ? createEagerRunner(tf, program, seed) : createCompiledRunner(tf, program, seed, mode)
  return { program, runner }
}

export async function openTuned(
  document: GraphDocument,
  now: () => number,
  plan: ConstructorParameters<typeof TunedRunner>[3] = { parts: 1 },
): Promise<{ program: SupervisedProgram; tuned: TunedRunner }> {
  const { tf, program, seed } = await openProgram(document)
  return { program, tuned: new TunedRunner(tf, program, seed, plan, now) }
}

export async function openProgram(document: GraphDocument) {
  const opened = openNetwork(await openNativeDevice(), document)
  if (!opened.ok) throw new Error(`${opened.error.code} ${opened.error.cause}`)
  const data = await opened.value.data()
  if (!data.ok) throw new Error(data.error.message)
  const { plan, weights, network, tf } = opened.value
  const program = supervisedProgram(tf, plan, data.value, weights, network)
  return { tf, program, seed: document.training.seed }
}

/** Sets what a pass through the rows begins with. */
export function beginEpoch(program: SupervisedProgram, runner: Runner, epoch: number): void {
  for (const [name, values] of Object.entries(firstPhase(program).cells(epoch))) runner.write(name, values)
}

/** Losses of so many steps, epoch after epoch, in calls of different lengths. */
export async function train({ program, runner }: Awaited<ReturnType<typeof open>>, steps: number): Promise<number[]> {
  const losses: number[] = []
  const { stepsPerEpoch } = firstPhase(program)
  for (let epoch = 0; losses.length < steps; epoch++) {
    beginEpoch(program, runner, epoch)
    for (let done = 0; done < firstPhase(program).train.full && losses.length < steps;) {
      const rows = await runner.run('train', Math.min(1 + (losses.length % 7), firstPhase(program).train.full - done))
      if (rows.broken) throw new Error(JSON.stringify(rows.broken))
      losses.push(...(rows.values['loss'] ?? []))
      done += rows.count
    }
    if (stepsPerEpoch > firstPhase(program).train.full) losses.push(...((await runner.run('trainLast', 1)).values['loss'] ?? []))
  }
  return losses.slice(0, steps)
}

/** Largest difference of two curves, relative to the larger value. */
export const difference = (a: readonly number[], b: readonly number[]): number =>
  Math.max(...a.map((value, i) => Math.abs(value - (b[i] ?? Number.NaN)) / Math.max(1e-3, Math.abs(value))))

/** Takes steps op by op, and compiled: losses on the way and weights in the end must be the same. */
export async function compare(
  document: GraphDocument,
  steps: number,
  tolerance: number,
  modes: readonly Mode[] = compiledModes,
): Promise<void> {
  const eager = await open(document, 'eager')
  const expected = await train(eager, steps)
  const weights = Object.keys(eager.program.state).filter((name) => name.startsWith('weight:'))
  const kept = await eager.runner.read(weights)
  const { clock } = eager.runner
  eager.runner.dispose()
  for (const mode of modes) {
    const compiled = await open(document, mode)
    expect(difference(expected, await train(compiled, steps)), `losses, ${mode}`).toBeLessThan(tolerance)
    expect(compiled.runner.clock).toBe(clock)
    const now = await compiled.runner.read(weights)
    for (const name of weights)
      now[name]?.forEach((value, i) =>
        expect(Math.abs(value - (kept[name]?.[i] ?? Number.NaN)), `${mode} ${name}[${i}]`).toBeLessThan(
          tolerance * 10 * Math.max(1, Math.abs(value)),
        ),
      )
    compiled.runner.dispose()
  }
}

export const blobs = { id: 'data', type: 'blobs', params: { samples: 300, classes: 3 } }
export const settings = (more: Record<string, unknown> = {}) => ({
  seed: 5,
  epochs: 3,
  batchSize: 16,
  split: { validation: 0.1, test: 0.1 },
  ...more,
})
