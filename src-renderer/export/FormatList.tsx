import { Radio, Stack, Text } from '@mantine/core'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { ExportFormatInfo, ExportGroup } from '@shared/ipc/types'
import { useInterface } from '../state/studio'
import classes from './export.module.css'

const GROUPS: readonly ExportGroup[] = ['model', 'weights', 'code']

interface Props {
  readonly formats: readonly ExportFormatInfo[]
  readonly chosen: string
  onChange(format: string): void
}

/** Formats by what they are for. */
export default function FormatList({ formats, chosen, onChange }: Props): ReactElement {
  const { t } = useTranslation()
  const language = useInterface((s) => s.language)
  return (
    <Radio.Group
      value={chosen}
      onChange={onChange}
      aria-label={t('drawer.export.format')}
      className={classes['formats'] ?? ''}
    >
      <Stack gap="sm">
        {GROUPS.filter((group) => formats.some((format) => format.group === group)).map((group) => (
          <Stack key={group} gap={6}>
            <Text size="xs" c="dimmed" fw={600}>
              {t(`drawer.export.groups.${group}`)}
            </Text>
            {formats
              .filter((format) => format.group === group)
              .map(({ id, text }) => (
                <Radio key={id} value={id} label={text[language].title} />
              ))}
          </Stack>
        ))}
      </Stack>
    </Radio.Group>
  )
}
