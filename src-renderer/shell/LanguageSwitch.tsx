import { ActionIcon, Tooltip } from '@mantine/core'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { switchLanguageAction } from '../actions/view/switchLanguage'
import { useInterface } from '../state/studio'
import { useAction } from './useAction'

/** Українська and English; the change is at once and remembered. */
export default function LanguageSwitch(): ReactElement {
  const { t } = useTranslation()
  const language = useInterface((state) => state.language)
  const change = useAction(switchLanguageAction)
  return (
    <Tooltip label={t('actions.switchLanguage')}>
      <ActionIcon
        w={36}
        fz={13}
        aria-label={t('shell.language', { name: language === 'uk' ? 'українська' : 'English' })}
        onClick={change}
      >
        {language === 'uk' ? 'УК' : 'EN'}
      </ActionIcon>
    </Tooltip>
  )
}
