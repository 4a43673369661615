import { TextInput } from '@mantine/core'
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'

interface Props<T> {
  readonly value: T
  readonly format: (value: T) => string
  /** The value, or the sentence that says why the text is none. */
  readonly parse: (
    text: string,
  ) => { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: string }
  readonly onChange: (value: T) => void
  /** The value one step up or down, for arrow keys; absent: they move the caret. */
  readonly step?: (value: T, by: number) => T | null
  readonly label: string
  readonly placeholder?: string
  readonly right?: ReactNode
  readonly rightWidth?: number
  readonly id?: string
}

/** The text being typed, and what is made of it. */
function useDraft<T>({ value, format, parse, onChange }: Pick<Props<T>, 'value' | 'format' | 'parse' | 'onChange'>) {
  const [draft, setDraft] = useState<string | null>(null)
  const sent = useRef(value)
  const parsed = draft === null ? null : parse(draft)

  // A change from elsewhere (undo, a fix) is shown at once, also while the field has the keyboard.
  useEffect(() => {
    if (format(value) !== format(sent.current)) setDraft(null)
    sent.current = value
  }, [value, format])

  const send = (next: T) => {
    sent.current = next
    onChange(next)
  }
  return {
    shown: draft ?? format(value),
    touched: draft !== null,
    error: parsed && !parsed.ok ? parsed.error : null,
    leave: () => setDraft(null),
    type: (text: string) => {
      setDraft(text)
      const result = parse(text)
      if (result.ok && format(result.value) !== format(value)) send(result.value)
    },
    replace: (next: T) => {
      setDraft(null)
      send(next)
    },
  }
}

/**
 * A field whose text is the person's until it leaves it: what can be read is applied as it is typed, what cannot stays in the field
 * with the reason under it. Escape puts the last good value back.
 */
export default function DraftInput<T>(props: Props<T>) {
  const { value, step, label, placeholder, right, rightWidth, id } = props
  const { shown, touched, error, leave, type, replace } = useDraft(props)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && touched) {
      leave()
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
      error={error}
      aria-label={label}
      placeholder={placeholder}
      rightSection={right}
      rightSectionWidth={rightWidth}
      rightSectionPointerEvents="none"
      spellCheck={false}
      autoComplete="off"
      onChange={(event) => type(event.currentTarget.value)}
      onBlur={() => {
        if (!error) leave()
      }}
      onKeyDown={onKeyDown}
    />
  )
}
