import { Button, Text, TextInput, UnstyledButton } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { localized } from '../i18n/format'
import { openTemplate } from '../state/session/openProject'
import { useStudio } from '../state/studio'
import TemplateSketch from './TemplateSketch'
import classes from './library.module.css'
import { useTemplates } from './useTemplates'

/** The lecture networks beside the canvas. */
export default function TemplatesTab(): ReactElement {
  const { t } = useTranslation()
  const studio = useStudio()
  const { all, shown, problem, language, query, setQuery, reload } = useTemplates()
  return (
    <div className={classes['tab']}>
      <TextInput
        size="sm"
        value={query}
        placeholder={t('library.search')}
        aria-label={t('library.search')}
        leftSection={<IconSearch size={15} />}
        onChange={(event) => setQuery(event.currentTarget.value)}
      />
      {problem && (
        <Text c="var(--err)" role="alert">
          {t('library.loadFailed')}{' '}
          <Button size="compact-xs" onClick={reload}>
            {t('library.tryAgain')}
          </Button>
        </Text>
      )}
      {all !== null && !problem && shown.length === 0 && <Text c="dimmed">{t('library.nothingFound', { query })}</Text>}
      {shown.map(({ id, title, subtitle, sketch }) => (
        <UnstyledButton
          key={id}
          className={classes['small']}
          onClick={() => void openTemplate(studio, id)}
          aria-label={t('library.openTemplate', {
            title: localized(title, language),
            subtitle: localized(subtitle, language),
          })}
        >
          <span className={classes['picture']}>
            <TemplateSketch sketch={sketch} height={70} />
          </span>
          <b>{localized(title, language)}</b>
          <span className={classes['subtitle']}>{localized(subtitle, language)}</span>
        </UnstyledButton>
      ))}
      <Text c="dimmed" size="xs">
        {t('library.templatesHint')}
      </Text>
    </div>
  )
}
