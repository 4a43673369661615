import type { TFunction } from 'i18next'
import type { RunStatus } from '@shared/training/runState'
import { problemText } from '../i18n/problemText'
import type { Look } from '../state/samples/createSampleFeed'
import { extent } from './toPicture'

/** What stands in place of samples, if there are none to see. */
export function whatToSay(
  wired: boolean,
  status: RunStatus | null,
  look: Look | undefined,
  t: TFunction,
): string | null {
  if (!wired) return t('samples.unwired')
  if (status === null) return t('samples.noRun')
  if (status === 'starting') return t('samples.starting')
  if (!look) return t('drawer.computing')
  if (look.problem) return problemText(look.problem)
  return extent(look.samples?.frames.at(-1)?.rows ?? []) ? null : t('samples.notFinite')
}
