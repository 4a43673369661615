import { ActionIcon, Menu } from '@mantine/core'
import { IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Theme } from '../state/interfaceStore'
import { useInterface, useStudio } from '../state/studio'

const ICONS = { light: IconSun, dark: IconMoon, system: IconDeviceDesktop } as const
const THEMES: readonly Theme[] = ['light', 'dark', 'system']

/** Light, dark, or as the system has it. */
export default function ThemeSwitch(): ReactElement {
  const { t } = useTranslation()
  const { interface: screen } = useStudio()
  const theme = useInterface((state) => state.theme)
  const Icon = ICONS[theme]
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={t('shell.theme.label', { theme: t(`shell.theme.${theme}`) })}>
          <Icon size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {THEMES.map((name) => {
          const Mark = ICONS[name]
          return (
            <Menu.RadioItem
              key={name}
              value={name}
              checked={name === theme}
              closeMenuOnClick
              rightSection={<Mark size={15} />}
              onChange={() => screen.getState().set({ theme: name })}
            >
              {t(`shell.theme.${name}`)}
            </Menu.RadioItem>
          )
        })}
      </Menu.Dropdown>
    </Menu>
  )
}
