import type { Problem } from '@shared/result'
import type { ExitCode } from './CliContext'

/** Problems of what the person gave: the document, the name of a run or format, the input. */
const GIVEN: ReadonlySet<string> = new Set([
  'badPredictInput',
  'dataNotExportable',
  'formatUnknown',
  'graphHasErrors',
  'inputMissing',
  'inputNotFinite',
  'inputRows',
  'inputSize',
  'layerNotInFormat',
  'lossNotInFormat',
  'notExportable',
  'notTrainable',
  'operationNotInFormat',
  'optimizerNotInKeras',
  'partEmpty',
  'portTaken',
  'runUnknown',
  'taughtByRule',
  'tooLargeForFormat',
  'weightsNeeded',
])

/** 2 where something else must be given, 1 where the work itself failed. */
export const exitCodeOf = ({ code }: Problem): ExitCode => (GIVEN.has(code) ? 2 : 1)
