import { Text } from '@mantine/core'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { ExportOutcome } from '@shared/ipc/types'
import { useInterface } from '../state/studio'
import { sizeText } from './sizeText'

/** Files named one by one; of more, the rest is counted. */
const NAMED = 6

/** Names and sizes of what was written. */
export default function FilesWritten({ files }: Pick<ExportOutcome, 'files'>): ReactElement {
  const { t } = useTranslation()
  const language = useInterface((s) => s.language)
  const size = (of: ExportOutcome['files']): string =>
    sizeText(
      of.reduce((sum, one) => sum + one.bytes, 0),
      language,
    )
  const rest = files.slice(NAMED)
  return (
    <div>
      {files.slice(0, NAMED).map((file) => (
        <Text key={file.name} size="xs" c="dimmed">
          {file.name.split(/[\\/]/).at(-1)} · {size([file])}
        </Text>
      ))}
      {rest.length > 0 && (
        <Text size="xs" c="dimmed">
          {t('drawer.export.more', { count: rest.length })} · {size(rest)}
        </Text>
      )}
    </div>
  )
}
