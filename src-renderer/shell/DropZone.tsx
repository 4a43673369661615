import { useEffect, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { openDropped } from '../state/session/openProject'
import { useStudio } from '../state/studio'
import classes from './DropZone.module.css'

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false

/** A project file dropped anywhere on the window opens. Drags that are not files are left to the canvas. */
export default function DropZone(): ReactElement | null {
  const { t } = useTranslation()
  const studio = useStudio()
  const [over, setOver] = useState(false)
  useEffect(() => {
    let depth = 0
    const show = (change: number): void => {
      depth = Math.max(0, depth + change)
      setOver(depth > 0)
    }
    const enter = (event: DragEvent): void => void (hasFiles(event) && show(1))
    const leave = (event: DragEvent): void => void (hasFiles(event) && show(-1))
    const hold = (event: DragEvent): void => void (hasFiles(event) && event.preventDefault())
    const drop = (event: DragEvent): void => {
      if (!hasFiles(event)) return
      event.preventDefault()
      show(-depth)
      const file = event.dataTransfer?.files[0]
      if (file) void openDropped(studio, file)
    }
    const listeners = { dragenter: enter, dragleave: leave, dragover: hold, drop } as const
    for (const [name, listener] of Object.entries(listeners)) window.addEventListener(name, listener as EventListener)
    return () => {
      for (const [name, listener] of Object.entries(listeners))
        window.removeEventListener(name, listener as EventListener)
    }
  }, [studio])
  return over ? (
    <div className={classes['zone']}>
      <span>{t('shell.open.drop')}</span>
    </div>
  ) : null
}
