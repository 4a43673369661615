import type { TFunction } from 'i18next'
import { LANGUAGES } from '@shared/language'
import { actions, isEnabled } from '../../actions'
import type { Studio } from '../../state/studio'
import Keys from '../Keys'
import type { Command } from './Command'

/** What can be done now. */
export const toActions = (studio: Studio, t: TFunction): Command[] =>
  actions
    .filter((action) => action.id !== 'commandPalette' && isEnabled(action, studio))
    .map((action) => ({
      id: `action ${action.id}`,
      group: t('shell.palette.actions'),
      label: t(`actions.${action.id}`),
      words: {
        titles: LANGUAGES.map((lng) => t(`actions.${action.id}`, { lng })),
        names: LANGUAGES.map((lng) => t(`shell.groups.${action.group}`, { lng })),
        prose: [],
      },
      rightSection: action.keys?.[0] && <Keys keys={action.keys[0]} />,
      onClick: () => void action.run(studio),
    }))
