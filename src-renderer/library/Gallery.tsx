import { Button, Chip, Skeleton, Text, TextInput, UnstyledButton } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import type { KeyboardEvent, ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { TemplateSummary } from '@shared/ipc/types'
import { formatCompact, formatMeasure, localized } from '../i18n/format'
import { problemText } from '../i18n/problemText'
import { openTemplate } from '../state/session/openProject'
import { useInterface, useStudio } from '../state/studio'
import TemplateSketch from './TemplateSketch'
import { moveInGrid } from './moveInGrid'
import classes from './library.module.css'
import { useTemplates } from './useTemplates'

const onArrow = (event: KeyboardEvent<HTMLElement>): void => {
  const cards = [...event.currentTarget.querySelectorAll<HTMLElement>('button')]
  const at = cards.findIndex((card) => card === window.document.activeElement)
  const next = moveInGrid(
    cards.map((card) => card.offsetTop),
    at,
    event.key,
  )
  if (next === null) return
  cards[next]?.focus()
  event.preventDefault()
}

/** The networks of the course, drawn from their real graphs. */
export default function Gallery(): ReactElement {
  const { t } = useTranslation()
  const { all, shown, families, problem, language, query, setQuery, family, setFamily, reload } = useTemplates()
  const number = (id: string): string =>
    String((all ?? []).findIndex((template) => template.id === id) + 1).padStart(2, '0')
  const showAll = (): void => {
    setQuery('')
    setFamily(null)
  }
  return (
    <section aria-label={t('library.gallery')}>
      <div className={classes['galleryHead']}>
        <h2>{t('library.gallery')}</h2>
        <Chip.Group
          value={family ?? 'all'}
          onChange={(value) => setFamily(families.find((name) => name === value) ?? null)}
        >
          <Chip size="xs" variant="light" value="all">
            {t('library.all')} {all?.length ?? ''}
          </Chip>
          {families.map((name) => (
            <Chip key={name} size="xs" variant="light" value={name}>
              {t(`library.families.${name}`)}
            </Chip>
          ))}
        </Chip.Group>
        <Search query={query} onChange={setQuery} />
      </div>
      {problem && (
        <Text c="var(--err)" role="alert">
          {t('library.loadFailed')} {problemText(problem)} <Button onClick={reload}>{t('library.tryAgain')}</Button>
        </Text>
      )}
      {all !== null && !problem && shown.length === 0 && (
        <Text c="dimmed">
          {t('library.nothingFound', { query })} <Button onClick={showAll}>{t('library.showAll')}</Button>
        </Text>
      )}
      <div className={classes['cards']} onKeyDown={onArrow}>
        {all === null && Array.from({ length: 8 }, (_, index) => <Skeleton key={index} height={136} radius={12} />)}
        {shown.map(({ id, title, subtitle, sketch, facts }) => (
          <Card
            key={id}
            id={id}
            title={localized(title, language)}
            subtitle={localized(subtitle, language)}
            sketch={sketch}
            facts={facts}
            number={number(id)}
          />
        ))}
      </div>
    </section>
  )
}

function Search({ query, onChange }: { readonly query: string; onChange(query: string): void }): ReactElement {
  const { t } = useTranslation()
  return (
    <TextInput
      className={classes['gallerySearch']}
      size="sm"
      value={query}
      placeholder={t('library.search')}
      aria-label={t('library.search')}
      leftSection={<IconSearch size={15} />}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

interface CardProps extends Pick<TemplateSummary, 'id' | 'sketch' | 'facts'> {
  readonly title: string
  readonly subtitle: string
  readonly number: string
}

function Card({ id, title, subtitle, sketch, facts, number }: CardProps): ReactElement {
  const { t } = useTranslation()
  const studio = useStudio()
  return (
    <UnstyledButton
      className={classes['card']}
      data-testid={`template-${id}`}
      onClick={() => void openTemplate(studio, id)}
      aria-label={t('library.openTemplate', { title, subtitle })}
    >
      <span className={classes['picture']}>
        <TemplateSketch sketch={sketch} />
      </span>
      <span className={classes['cardText']}>
        <span>
          <b>{title}</b>
          <small>{subtitle}</small>
        </span>
        <i>{number}</i>
      </span>
      <Facts {...facts} />
    </UnstyledButton>
  )
}

const MEGA = 2 ** 20
/** A shortened number takes the noun as many do: `2,1 тис. ваг`. */
const nounCount = (count: number): number => (count < 1000 ? count : 1000)

/** What the network costs: weights, multiply–adds, memory, and the time of an epoch where a run has measured it here. */
function Facts({ parameterCount, multiplyAdds, memory, secondsPerEpoch }: TemplateSummary['facts']): ReactElement {
  const { t } = useTranslation()
  const language = useInterface((state) => state.language)
  return (
    <span className={classes['facts']}>
      <span title={t('library.facts.parametersHint')}>
        {t('library.facts.parameters', {
          count: nounCount(parameterCount),
          number: formatCompact(parameterCount, language),
        })}
      </span>
      <span title={t('library.facts.multiplyAddsHint')}>
        {t('library.facts.multiplyAdds', { number: formatCompact(multiplyAdds, language) })}
      </span>
      <span title={t('library.facts.memoryHint')}>
        {memory < MEGA
          ? t('library.facts.kilobytes', { number: formatMeasure(memory / 1024, language, 2) })
          : t('library.facts.megabytes', { number: formatMeasure(memory / MEGA, language, 2) })}
      </span>
      {secondsPerEpoch !== undefined && (
        <span title={t('library.facts.epochHint')}>
          {t('library.facts.epoch', { number: formatMeasure(secondsPerEpoch, language, 2) })}
        </span>
      )}
    </span>
  )
}
