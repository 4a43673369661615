import { Modal } from '@mantine/core'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { actions } from '../actions'
import type { ActionGroup } from '../actions/defineAction'
import { useInterface, useStudio } from '../state/studio'
import Keys from './Keys'
import classes from './ShortcutsDialog.module.css'

const GROUPS: readonly ActionGroup[] = ['file', 'edit', 'canvas', 'run', 'view', 'help']

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
            <section key={group}>
              <h3>{t(`shell.groups.${group}`)}</h3>
              <dl>
                {shown.map((action) => (
                  <div key={action.id}>
                    <dt>{t(`actions.${action.id}`)}</dt>
                    <dd>
                      <Keys keys={action.keys?.[0] ?? ''} />
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          )
        })}
      </div>
    </Modal>
  )
}
