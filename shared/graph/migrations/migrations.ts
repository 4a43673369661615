import { from0 } from './from0'
import type { Migration } from './migration'

/** Every migration, oldest first. Append only: a released file must open for ever. */
export const migrations: readonly Migration[] = [from0]
