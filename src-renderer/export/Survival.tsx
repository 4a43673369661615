import { Loader, Text } from '@mantine/core'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { ExportPreview } from '@shared/ipc/types'
import type { CallState } from '../bridge/useCall'
import { problemText } from '../i18n/problemText'
import Told from './Told'

/** What of a network would not survive an export and why, or why it cannot be written at all. */
export default function Survival({ preview }: { readonly preview: CallState<ExportPreview> }): ReactElement {
  const { t } = useTranslation()
  const { busy, value, problem } = preview
  if (busy || (!value && !problem))
    return (
      <Text size="sm" c="dimmed" role="status">
        <Loader size={14} mr={8} />
        {t('drawer.export.looking')}
      </Text>
    )
  if (problem) return <Told severity="error" sentences={[problemText(problem)]} />
  if (!value || value.losses.length === 0)
    return (
      <Text size="sm" role="status">
        {t('drawer.export.whole')}
      </Text>
    )
  return <Told severity="warning" title={t('drawer.export.lost')} sentences={value.losses.map(problemText)} />
}
