import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Exporter, ExportSource } from '../../src-main/export/defineExporter'
import type { WeightSource } from '../../src-main/export/weights/WeightSource'
import { trace } from '../../src-main/trainer/inspect/trace'
import type { OpenNetwork } from '../../src-main/trainer/session/openNetwork'

/** The weights of an open network as exporters read them. */
function weightsOf({ weights }: OpenNetwork): WeightSource {
  const all: Record<string, Record<string, { shape: readonly number[]; trainable: boolean }>> = {}
  for (const { node, name, value, spec } of weights.all)
    (all[node] ??= {})[name] = { shape: value.shape, trainable: spec.trainable }
  return {
    all,
    read: async (node, name) => {
      const found = weights.all.find((weight) => weight.node === node && weight.name === name)
      if (!found) throw new Error(`There is no weight ${node}/${name}`)
      return (await found.value.data()) as Float32Array
    },
  }
}

/** Writes what an exporter makes of a source into a folder; gives the code of the problem where it cannot. */
export async function writeSource(
  exporter: Exporter,
  source: ExportSource,
  folder: string,
): Promise<string | undefined> {
  const made = await exporter.write(source)
  if (!made.ok) return made.error.code
  for (const { name, content } of made.value.files) {
    const path = join(folder, name)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, content as string)
  }
  return undefined
}

/** The same of an open network with the weights it has. */
export function writeExport(exporter: Exporter, open: OpenNetwork, folder: string): Promise<string | undefined> {
  const { document } = open.plan
  return writeSource(exporter, { document, weights: weightsOf(open), trace: () => trace(open) }, folder)
}
