import { Modal } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useInterface, useStudio } from '../../state/studio'
import PictureForm from './PictureForm'
import { USUAL_SETTINGS } from './pictureSettings'

/** A picture of the network for a paper or a slide: how it is drawn, what it looks like, and where it goes. */
export default function PictureDialog(): ReactElement {
  const { t } = useTranslation()
  const { interface: screen } = useStudio()
  const opened = useInterface((s) => s.dialog === 'picture')
  const [settings, setSettings] = useState(USUAL_SETTINGS)
  const close = (): void => {
    // Another network may want another style.
    setSettings({ ...settings, style: null })
    screen.getState().set({ dialog: null })
  }
  return (
    <Modal opened={opened} onClose={close} title={t('pictures.title')} size="min(1180px, 94vw)">
      {opened && (
        <PictureForm settings={settings} onSettings={(patch) => setSettings((before) => ({ ...before, ...patch }))} />
      )}
    </Modal>
  )
}
