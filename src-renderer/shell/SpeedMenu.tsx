import { Button, Menu } from '@mantine/core'
import { IconGauge } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { setSpeed, SPEEDS } from '../actions/run/setSpeed'
import { useRuns, useStudio } from '../state/studio'
import classes from './TopBar.module.css'

/** Slow motion: from one step a second to full speed, for the run that goes on and those to come. */
export default function SpeedMenu(): ReactElement {
  const { t } = useTranslation()
  const studio = useStudio()
  const speed = useRuns((state) => state.stepsPerSecond)
  const name = (value: number | null): string =>
    value === null ? t('shell.run.fullSpeed') : t('shell.run.stepsPerSecond', { count: value })
  return (
    <Menu position="bottom">
      <Menu.Target>
        <Button
          className={classes['speed']}
          px={7}
          data-slow={speed !== null || undefined}
          aria-label={t('shell.run.speed', { speed: name(speed) })}
          leftSection={speed === null ? undefined : <IconGauge size={16} />}
        >
          {speed === null ? <IconGauge size={16} /> : name(speed)}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('shell.run.speedTitle')}</Menu.Label>
        {SPEEDS.map((value) => (
          <Menu.RadioItem
            key={String(value)}
            value={String(value)}
            checked={value === speed}
            closeMenuOnClick
            onChange={() => void setSpeed(studio, value)}
          >
            {name(value)}
          </Menu.RadioItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
