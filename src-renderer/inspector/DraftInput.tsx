import { TextInput } from '@mantine/core'
import styles from './DraftInput.module.css'
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'

interface Props<T> {
  readonly value: T
  readonly format: (value: T) => string
  /** The value, or the sentence that says why the text is none. */
  readonly parse: (
    text: string,
  ) => { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: string }
  readonly onChange: (value: T) => void
  /** What is wrong with a value that counts all the same. */
  readonly problem?: (value: T) => string | null
  /** `false`: applied only when the field is left, because what was there before is no single value that could come back. */
  readonly live?: boolean
  /** The value one step up or down, for arrow keys; absent: they move the caret. */
  readonly step?: (value: T, by: number) => T | null
  readonly label: string
  /** Why it cannot be changed. */
  readonly locked?: string | undefined
  readonly placeholder?: string
  readonly right?: ReactNode
  readonly rightWidth?: number | undefined
  readonly id?: string
}

/** The text being typed, and what is made of it. */
function useDraft<T>({ value, format, parse, onChange, live = true }: Props<T>) {
  const [draft, setDraft] = useState<string | null>(null)
  const sent = useRef(value)
  const before = useRef(value)
  const parsed = draft === null ? null : parse(draft)

  // A change from elsewhere (undo, a fix) is shown at once, also while the field has the keyboard.
  useEffect(() => {
    if (format(value) !== format(sent.current)) setDraft(null)
    sent.current = value
  }, [value, format])

  const send = (next: T) => {
    if (format(next) === format(value)) return
    sent.current = next
    onChange(next)
  }
  return {
    shown: draft ?? format(value),
    touched: draft !== null,
    error: parsed && !parsed.ok ? parsed.error : null,
    giveUp: () => setDraft(null),
    leave: () => {
      if (parsed?.ok) send(parsed.value)
      setDraft(null)
    },
    type: (text: string) => {
      if (draft === null) before.current = value
      setDraft(text)
      const result = parse(text)
      // The beginning of what is not allowed may have been: `2` of `2.5`.
      if (live) send(result.ok ? result.value : before.current)
    },
    replace: (next: T) => {
      setDraft(null)
      send(next)
    },
  }
}

/**
 * A field whose text is the person's until it is left: what is allowed is applied as it is typed; what is not stays in the field with
 * the reason under it, while the value from before the typing counts, and comes back when the field is left.
 */
export default function DraftInput<T>(props: Props<T>) {
  const { value, problem, step, label, locked, placeholder, right, rightWidth, id } = props
  const { shown, touched, error, giveUp, leave, type, replace } = useDraft(props)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && touched) {
      giveUp()
      event.stopPropagation()
    }
    if (event.key === 'Enter' && !error) leave()
    const by = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0
    if (by === 0 || !step || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    const next = step(value, event.shiftKey ? by * 10 : by)
    if (next !== null) replace(next)
  }
  return (
    <TextInput
      id={id}
      size="xs"
      value={shown}
      error={error ?? problem?.(value)}
      disabled={locked !== undefined}
      description={locked}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      aria-label={label}
      placeholder={placeholder}
      rightSection={typeof right === 'string' ? <span className={styles.unit}>{right}</span> : right}
      rightSectionWidth={rightWidth}
      rightSectionPointerEvents={typeof right === 'string' ? 'none' : 'all'}
      spellCheck={false}
      autoComplete="off"
      onChange={(event) => type(event.currentTarget.value)}
      onBlur={leave}
      onKeyDown={onKeyDown}
    />
  )
}
