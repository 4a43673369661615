import type { GraphDocument } from '../../../shared/graph/document'
import { createEagerRunner } from '../../../src-main/trainer/engine/createEagerRunner'
import type { Device } from '../../../src-main/trainer/openDevice'
import { supervisedProgram } from '../../../src-main/trainer/program/supervisedProgram'
import { openNetwork } from '../../../src-main/trainer/session/openNetwork'
import { firstPhase } from './firstPhase'

/** The program of a document and what runs it op by op, at the start of its first epoch. */
export async function openEager(device: Device, document: GraphDocument) {
  const opened = openNetwork(device, document)
  if (!opened.ok) throw new Error(`${opened.error.code} ${opened.error.cause}`)
  const data = await opened.value.data()
  if (!data.ok) throw new Error(data.error.message)
  const { plan, weights, network } = opened.value
  const program = supervisedProgram(device.tf, plan, data.value, weights, network)
  const runner = createEagerRunner(device.tf, program, document.training.seed)
  for (const [name, values] of Object.entries(firstPhase(program).cells(0))) runner.write(name, values)
  return { program, runner, weights, data: data.value, opened: opened.value }
}
