import { MultiSelect } from '@mantine/core'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { catalog } from '@shared/catalog/catalog'
import { metricsOffered } from '@shared/compile/metricsAt'
import FieldRow from '../inspector/FieldRow'
import { useDocument, useInterface } from '../state/studio'
import classes from './MetricsField.module.css'

/** Which metrics are drawn besides the loss, of those that mean something in this network. */
export default function MetricsField({
  chosen,
  onChange,
}: {
  readonly chosen: readonly string[] | undefined
  onChange(chosen: string[]): void
}): ReactElement {
  const { t } = useTranslation()
  const language = useInterface((s) => s.language)
  const { suiting, own } = metricsOffered(useDocument((s) => s.checked))
  const value = [...(chosen ?? own)]
  const textOf = (id: string) => catalog.metrics.get(id)?.text[language]
  // One that no longer suits stays in the list, so that it can be taken out.
  const ids = [...new Set([...suiting, ...value])]
  return (
    <FieldRow title={t('drawer.training.metrics')} help={t('drawer.training.metricsHelp')}>
      <MultiSelect
        size="xs"
        styles={{ pill: { fontSize: 12 } }}
        aria-label={t('drawer.training.metrics')}
        value={value}
        onChange={onChange}
        data={ids.map((id) => ({ value: id, label: textOf(id)?.short ?? textOf(id)?.title ?? id }))}
        renderOption={({ option }) => (
          <span className={classes['option']}>
            <b>{textOf(option.value)?.title ?? option.value}</b>
            <span>{textOf(option.value)?.help}</span>
          </span>
        )}
        placeholder={value.length === 0 ? t('drawer.training.noMetrics') : ''}
        maxDropdownHeight={320}
        comboboxProps={{ withinPortal: true, width: 320, position: 'bottom-end' }}
        hidePickedOptions
      />
    </FieldRow>
  )
}
