import { Button, CopyButton, Group, Modal, Text } from '@mantine/core'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useDevice, useInterface, useStudio } from '../state/studio'
import Logo from './Logo'
import classes from './ShortcutsDialog.module.css'

/** The open libraries that a person sees at work, with their licenses. */
const LIBRARIES =
  'Electron (MIT), TensorFlow.js (Apache-2.0), React (MIT), React Flow (MIT), Mantine (MIT), Recharts (MIT), Zustand (MIT), i18next (MIT), Zod (MIT), ELK.js (EPL-2.0), Tabler Icons (MIT), Inter (OFL-1.1)'

/** Versions, to be copied into a report, and licenses. */
export default function AboutDialog(): ReactElement {
  const { t } = useTranslation()
  const { app, interface: screen } = useStudio()
  const device = useDevice((state) => state.device)
  const opened = useInterface((state) => state.dialog === 'about')
  const rows: readonly (readonly [string, string])[] = [
    [t('shell.about.version'), app.version],
    ...(app.electron === undefined ? [] : [[t('shell.about.electron'), app.electron] as const]),
    [t('shell.about.node'), app.node],
    [t('shell.about.platform'), app.platform],
    [t('shell.about.device'), `${device.title} ${device.version}`],
  ]
  return (
    <Modal
      opened={opened}
      onClose={() => screen.getState().set({ dialog: null })}
      title={t('shell.about.title')}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
    >
      <Group gap={12} mb="sm">
        <Logo size={40} />
        <div>
          <Text fw={650} size="lg">
            Neuroloom
          </Text>
          <Text c="dimmed">{t('shell.about.lead')}</Text>
        </div>
      </Group>
      <div className={classes['groups']} style={{ columns: 1 }}>
        <dl>
          {rows.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </div>
      <Text mt="sm">{t('shell.about.licenseText')}</Text>
      <Text mt="xs" c="dimmed" size="xs">
        {t('shell.about.libraries')}: {LIBRARIES}
      </Text>
      <Group justify="flex-end" mt="md">
        <CopyButton value={[`Neuroloom`, ...rows.map(([name, value]) => `${name}: ${value}`)].join('\n')}>
          {({ copied, copy }) => (
            <Button onClick={copy}>{t(copied ? 'shell.about.copied' : 'shell.about.copy')}</Button>
          )}
        </CopyButton>
      </Group>
    </Modal>
  )
}
