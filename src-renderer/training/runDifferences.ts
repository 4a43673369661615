import type { RunSummary } from '@shared/ipc/types'

const SETTINGS = ['optimizer', 'learningRate', 'batchSize', 'epochs', 'phases', 'seed'] as const
export type RunSetting = (typeof SETTINGS)[number]

/** One setting of a run; `undefined`: it has none, or was kept before it was noted. */
export const settingOf = ({ setup, epochs, seed }: RunSummary, setting: RunSetting): string | number | undefined =>
  setting === 'epochs' ? epochs : setting === 'seed' ? seed : setup?.[setting]

/** The settings in which these runs are not all alike. */
export const runDifferences = (runs: readonly RunSummary[]): readonly RunSetting[] =>
  SETTINGS.filter((setting) => new Set(runs.map((run) => settingOf(run, setting))).size > 1)
