import { Button } from '@mantine/core'
import { useCallback, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import DraftInput from '../inspector/DraftInput'
import { parseWords, toPlaces, writeWords } from './parseWords'
import classes from './WordsInput.module.css'

interface Props {
  readonly title: string
  /** Words by id; the first fills the places that a sentence leaves. */
  readonly words: readonly string[]
  readonly values: readonly number[]
  onChange(values: readonly number[]): void
}

/** A sentence of the words that the data has: typed, or put together by clicks. */
export default function WordsInput({ title, words, values, onChange }: Props): ReactElement {
  const { t } = useTranslation()
  const format = useCallback(
    (ids: readonly number[]) =>
      writeWords(
        ids.filter((id) => id !== 0),
        words,
      ),
    [words],
  )
  const parse = (text: string) => {
    const parsed = parseWords(text, words, values.length)
    return parsed.ok
      ? parsed
      : { ok: false as const, error: t(`drawer.sentence.${parsed.error.fault}`, { ...parsed.error }) }
  }
  const ids = values.filter((id) => id !== 0)
  return (
    <fieldset className={classes['words']}>
      <legend>{title}</legend>
      <DraftInput
        value={values}
        format={format}
        parse={parse}
        onChange={onChange}
        live={false}
        label={t('drawer.sentence.label')}
        placeholder={t('drawer.sentence.label')}
      />
      <div className={classes['choices']} role="group" aria-label={t('drawer.sentence.choices')}>
        {words.map(
          (word, id) =>
            id > 0 && (
              <Button
                key={id}
                size="compact-xs"
                disabled={ids.length === values.length}
                onClick={() => onChange(toPlaces([...ids, id], values.length))}
              >
                {word}
              </Button>
            ),
        )}
      </div>
    </fieldset>
  )
}
