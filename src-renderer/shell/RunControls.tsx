import { ActionIcon, Button, Tooltip } from '@mantine/core'
import {
  IconPlayerPauseFilled,
  IconPlayerPlayFilled,
  IconPlayerSkipForwardFilled,
  IconPlayerStopFilled,
} from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { stepAction } from '../actions/run/step'
import { stopAction } from '../actions/run/stop'
import { trainAction } from '../actions/run/train'
import { isLive } from '../state/session/isLive'
import { useDocument } from '../state/studio'
import { useKeyNames } from './Keys'
import SpeedMenu from './SpeedMenu'
import classes from './TopBar.module.css'
import { useAction } from './useAction'
import { useRunView } from './useRunView'

/** Train, Pause or Resume; one step; stop; speed. Train on a graph with problems explains them instead of being dead. */
export default function RunControls(): ReactElement {
  const { t } = useTranslation()
  const keyNames = useKeyNames()
  const { status } = useRunView()
  const trainable = useDocument((state) => state.checked.trainable)
  const train = useAction(trainAction)
  const step = useAction(stepAction)
  const stop = useAction(stopAction)
  const live = isLive(status ?? undefined)
  const word = !live ? 'train' : status === 'paused' ? 'resume' : 'pause'
  const shortcut = (keys: readonly string[] | undefined): string =>
    keys?.[0] ? ` · ${keyNames(keys[0]).join('+')}` : ''
  return (
    <div className={classes['run']} role="group" aria-label={t('shell.groups.run')}>
      <Tooltip label={t('actions.train') + shortcut(trainAction.keys)}>
        <Button
          variant="filled"
          className={classes['train']}
          data-muted={(!live && !trainable) || undefined}
          data-testid="train"
          onClick={train}
          leftSection={word === 'pause' ? <IconPlayerPauseFilled size={14} /> : <IconPlayerPlayFilled size={14} />}
        >
          {t(`shell.run.${word}`)}
        </Button>
      </Tooltip>
      <Tooltip label={t('shell.run.step') + shortcut(stepAction.keys)}>
        <ActionIcon aria-label={t('shell.run.step')} onClick={step}>
          <IconPlayerSkipForwardFilled size={14} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={t('shell.run.stop') + shortcut(stopAction.keys)}>
        <ActionIcon aria-label={t('shell.run.stop')} disabled={!live} onClick={stop}>
          <IconPlayerStopFilled size={14} />
        </ActionIcon>
      </Tooltip>
      <SpeedMenu />
    </div>
  )
}
