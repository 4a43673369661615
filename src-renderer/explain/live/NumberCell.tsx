import { useState, type KeyboardEvent, type ReactElement } from 'react'
import { writeNumber } from '../../i18n/writeNumber'
import { parseNumber } from '../../inspector/parseNumber'
import { useInterface } from '../../state/studio'
import styles from './live.module.css'

const LARGEST = 1e6
/** What an arrow key adds. */
const STEP = 0.1

interface Props {
  readonly value: number
  readonly label: string
  readonly whole: boolean
  readonly below: number
  readonly onChange: (value: number) => void
}

/** A number that is typed, or moved by the arrow keys; what is no number counts only once it is one. */
export default function NumberCell({ value, label, whole, below, onChange }: Props): ReactElement {
  const language = useInterface((state) => state.language)
  const [draft, setDraft] = useState<string | null>(null)
  const range = whole ? { min: 0, max: Math.min(LARGEST, below - 1), whole } : { min: -LARGEST, max: LARGEST, whole }
  const parse = (text: string) => parseNumber(text, range)
  const wrong = draft !== null && !parse(draft).ok
  const onKeyDown = (event: KeyboardEvent): void => {
    const way = { ArrowUp: 1, ArrowDown: -1 }[event.key]
    if (way === undefined) return
    event.preventDefault()
    setDraft(null)
    const by = way * (whole ? 1 : STEP) * (event.shiftKey ? 10 : 1)
    onChange(Math.min(range.max, Math.max(range.min, Number((value + by).toFixed(6)))))
  }
  return (
    <input
      className={styles.cell}
      inputMode="decimal"
      autoComplete="off"
      spellCheck={false}
      aria-label={label}
      aria-invalid={wrong || undefined}
      value={draft ?? writeNumber(value, language)}
      onChange={({ currentTarget }) => {
        setDraft(currentTarget.value)
        const parsed = parse(currentTarget.value)
        if (parsed.ok) onChange(parsed.value)
      }}
      onFocus={({ currentTarget }) => currentTarget.select()}
      onBlur={() => setDraft(null)}
      onKeyDown={onKeyDown}
    />
  )
}
