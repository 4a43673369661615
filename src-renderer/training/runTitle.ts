import type { RunSummary } from '@shared/ipc/types'
import type { TFunction } from 'i18next'

/** The title that the studio gives to a run whose weights came from another program, until a person gives another. */
const IMPORTED = 'imported'

/** What a run is called, in the person's language where the studio called it so. */
export const runTitle = ({ title, origin }: Pick<RunSummary, 'title' | 'origin'>, t: TFunction): string =>
  origin === 'import' && title === IMPORTED ? t('drawer.importedRun') : title
