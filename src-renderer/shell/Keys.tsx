import { Kbd } from '@mantine/core'
import { Fragment, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'

const isMac = /mac/i.test(navigator.userAgent)
const NAMES: Readonly<Record<string, string>> = {
  mod: isMac ? '⌘' : 'Ctrl',
  ctrl: 'Ctrl',
  shift: isMac ? '⇧' : 'Shift',
  alt: isMac ? '⌥' : 'Alt',
  '[plus]': '+',
  plus: '+',
  arrows: '← ↑ ↓ →',
  arrowup: '↑',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
  slash: '/',
  tab: 'Tab',
  home: 'Home',
  end: 'End',
}
const WORDS = ['space', 'enter', 'delete', 'backspace', 'escape'] as const

/** The parts of a shortcut as a person knows them. */
export function useKeyNames(): (keys: string) => readonly string[] {
  const { t } = useTranslation()
  return (keys) =>
    keys.split(keys.includes('[plus]') ? /\+(?!\])/ : '+').map((part) => {
      const key = part.trim().toLowerCase()
      const word = WORDS.find((name) => name === key)
      return word ? t(`shell.keys.${word}`) : (NAMES[key] ?? key.toUpperCase())
    })
}

/** A shortcut drawn as keys. */
export default function Keys({ keys }: { readonly keys: string }): ReactElement {
  const names = useKeyNames()(keys)
  return (
    <span style={{ whiteSpace: 'nowrap' }}>
      {names.map((name, index) => (
        <Fragment key={name}>
          {index > 0 && ' '}
          <Kbd>{name}</Kbd>
        </Fragment>
      ))}
    </span>
  )
}
