import { Alert, List, Loader, Text } from '@mantine/core'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { ExportPreview } from '@shared/ipc/types'
import type { CallState } from '../bridge/useCall'
import { problemText } from '../i18n/problemText'

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
  if (problem)
    return (
      <Alert color="red" role="alert">
        {problemText(problem)}
      </Alert>
    )
  if (!value || value.losses.length === 0)
    return (
      <Text size="sm" role="status">
        {t('drawer.export.whole')}
      </Text>
    )
  return (
    <Alert color="yellow" title={t('drawer.export.lost')} role="status">
      <List size="sm" spacing={4}>
        {value.losses.map((loss, i) => (
          <List.Item key={i}>{problemText(loss)}</List.Item>
        ))}
      </List>
    </Alert>
  )
}
