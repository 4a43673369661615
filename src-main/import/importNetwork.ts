import { ok, type Result } from '@shared/result'
import type { Imported } from './defineImporter'
import { openImportFile } from './files/ImportFile'
import { importers } from './importers'
import { importFailure } from './importProblem'
import { layOut } from './layOut'

/** Reads a network from a file or a folder, whatever its format. */
export async function importNetwork(path: string): Promise<Result<Imported>> {
  const file = openImportFile(path)
  if (!file.ok) return file
  const { name } = file.value
  const importer = importers.find((one) => one.recognizes(file.value))
  if (!importer) return importFailure('importUnknown', { name })
  try {
    const imported = await importer.read(file.value)
    if (!imported.ok || imported.value.arranged) return imported
    return ok({ ...imported.value, document: layOut(imported.value.document) })
  } catch (error) {
    return importFailure('importDamaged', { name }, error)
  }
}
