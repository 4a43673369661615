import { Button, TextInput } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { isSpelled, parseWords, writeText } from './parseWords'
import classes from './WordsInput.module.css'

interface Props {
  readonly title: string
  /** Words by id; the first fills the places that a sentence leaves. */
  readonly words: readonly string[]
  readonly row: readonly number[] | undefined
  /** Places for words, and whether each of them has to be filled. */
  readonly length: number
  readonly full: boolean
  /** `null`: what is typed is no sentence of these words. */
  onChange(row: readonly number[] | null): void
}

interface Typed {
  readonly text: string
  /** What was made of it. */
  readonly row: readonly number[] | undefined
}

/** A sentence of the words that the data has: typed, or put together by clicks. What is typed counts at once. */
export default function WordsInput({ title, words, row, length, full, onChange }: Props): ReactElement {
  const { t } = useTranslation()
  const [typed, setTyped] = useState<Typed | null>(null)
  const of = isSpelled(words) ? 'characters' : 'sentence'
  // A row from elsewhere takes the place of what was typed.
  const isOwn = typed !== null && typed.row === row
  const given = writeText(
    (row ?? []).filter((id) => id !== 0),
    words,
  )
  const text = isOwn ? typed.text : given
  const type = (next: string): void => {
    const parsed = parseWords(next, words, length, full)
    setTyped({ text: next, row: parsed.ok ? parsed.value : undefined })
    onChange(parsed.ok ? parsed.value : null)
  }
  const parsed = parseWords(text, words, length, full)
  const isFull = parsed.ok && !parsed.value.includes(0)
  const add = (id: number): void =>
    type([text, writeText([id], words)].join(isSpelled(words) || text === '' ? '' : ' '))
  return (
    <fieldset className={classes['words']}>
      <legend>{title}</legend>
      <TextInput
        size="xs"
        value={text}
        error={isOwn && !parsed.ok && t(`drawer.${of}.${parsed.error.fault}`, { ...parsed.error })}
        aria-label={t(`drawer.${of}.label`)}
        placeholder={t(`drawer.${of}.label`)}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => type(event.currentTarget.value)}
      />
      <div className={classes['choices']} role="group" aria-label={t(`drawer.${of}.choices`)}>
        {words.map(
          (word, id) =>
            id > 0 && (
              <Button key={id} size="compact-xs" disabled={isFull} onClick={() => add(id)}>
                {word}
              </Button>
            ),
        )}
      </div>
    </fieldset>
  )
}
