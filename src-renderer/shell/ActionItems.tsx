import { Menu } from '@mantine/core'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { isEnabled } from '../actions'
import type { Action } from '../actions/defineAction'
import { useStudio } from '../state/studio'
import Keys from './Keys'

interface Props {
  readonly sections: readonly (readonly Action[])[]
  /** The first item has the keyboard when the menu opens. */
  readonly focusesFirst?: boolean
  run(action: Action): void
}

/** Actions as the items of a menu, with their keys and a line between sections. */
export default function ActionItems({ sections, focusesFirst = false, run }: Props): ReactElement {
  const { t } = useTranslation()
  const studio = useStudio()
  return (
    <>
      {sections.map((section, index) => (
        <div key={section[0]?.id}>
          {index > 0 && <Menu.Divider />}
          {section.map((action, i) => (
            <Menu.Item
              key={action.id}
              data-autofocus={(focusesFirst && index === 0 && i === 0) || undefined}
              disabled={!isEnabled(action, studio)}
              onClick={() => run(action)}
              rightSection={action.keys?.[0] && <Keys keys={action.keys[0]} />}
            >
              {t(`actions.${action.id}`)}
            </Menu.Item>
          ))}
        </div>
      ))}
    </>
  )
}
