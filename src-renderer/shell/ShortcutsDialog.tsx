import { Modal } from '@mantine/core'
import type { ReactElement, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { actions } from '../actions'
import type { ActionGroup } from '../actions/defineAction'
import { useInterface, useStudio } from '../state/studio'
import Keys from './Keys'
import classes from './ShortcutsDialog.module.css'

const GROUPS: readonly ActionGroup[] = ['file', 'edit', 'run', 'canvas', 'help', 'view']

/** Keys of the canvas that are gestures rather than actions: names of `shell.shortcuts.canvas`. */
const CANVAS_KEYS = [
  ['add', 'Tab'],
  ['leave', 'escape'],
  ['walk', 'mod+arrows'],
  ['move', 'arrows'],
  ['moveFar', 'shift+arrows'],
  ['inspect', 'enter'],
  ['pan', 'space'],
  ['menu', 'shift+F10'],
] as const

function Shortcut({ name, keys }: { readonly name: string; readonly keys: string }): ReactElement {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <Keys keys={keys} />
      </dd>
    </div>
  )
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactElement {
  return (
    <section>
      <h3>{title}</h3>
      <dl>{children}</dl>
    </section>
  )
}

/** Every key there is, by group. */
export default function ShortcutsDialog(): ReactElement {
  const { t } = useTranslation()
  const { interface: screen } = useStudio()
  const opened = useInterface((state) => state.dialog === 'shortcuts')
  return (
    <Modal
      opened={opened}
      onClose={() => screen.getState().set({ dialog: null })}
      title={t('shell.shortcuts.title')}
      size={1180}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
    >
      <div className={classes['groups']}>
        {GROUPS.map((group) => {
          const shown = actions.filter((action) => action.group === group && action.keys?.length)
          return shown.length === 0 ? null : (
            <Section key={group} title={t(`shell.groups.${group}`)}>
              {shown.map((action) => (
                <Shortcut key={action.id} name={t(`actions.${action.id}`)} keys={action.keys?.[0] ?? ''} />
              ))}
            </Section>
          )
        })}
        <Section title={t('shell.shortcuts.onCanvas')}>
          {CANVAS_KEYS.map(([id, keys]) => (
            <Shortcut key={id} name={t(`shell.shortcuts.canvas.${id}`)} keys={keys} />
          ))}
        </Section>
      </div>
    </Modal>
  )
}
