import { Button } from '@mantine/core'
import { IconCheck, IconCopy, IconDownload } from '@tabler/icons-react'
import { useEffect, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { saveFile } from '../../charts/saveFile'
import { toFileName } from '../../export/toFileName'
import { useDocument, useStudio } from '../../state/studio'
import type { Scene } from '../scene/scene'
import { toPng } from '../scene/toPng'
import { toSvg } from '../scene/toSvg'
import classes from './picture.module.css'

/** How long a button says that it is done, ms. */
const SAID = 2000

/** Whether something was said to be done a moment ago, and how to say so. */
function useSaid(): readonly [boolean, () => void] {
  const [said, setSaid] = useState(false)
  useEffect(() => {
    if (!said) return undefined
    const timer = setTimeout(() => setSaid(false), SAID)
    return () => clearTimeout(timer)
  }, [said])
  return [said, () => setSaid(true)]
}

/** Where a picture goes: to a file as SVG or PNG, or to the clipboard. */
export default function PictureButtons({
  scene,
  scale,
}: {
  readonly scene: Scene | null
  readonly scale: number
}): ReactElement {
  const { t } = useTranslation()
  const { tell } = useStudio()
  const title = useDocument((s) => s.document.title)
  const [copied, sayCopied] = useSaid()
  const name = toFileName(title)
  const png = (of: Scene): Promise<Blob> => toPng(toSvg(of), of, scale)
  const savePng = async (of: Scene): Promise<void> => {
    try {
      saveFile(`${name}.png`, await png(of))
    } catch {
      tell({ tone: 'error', title: { key: 'pictures.dialog.notSaved' }, body: { key: 'pictures.dialog.tooLarge' } })
    }
  }
  const copy = async (of: Scene): Promise<void> => {
    try {
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': png(of) })])
      sayCopied()
    } catch {
      tell({ tone: 'error', title: { key: 'pictures.dialog.notCopied' }, body: { key: 'pictures.dialog.noClipboard' } })
    }
  }
  const icon = <IconDownload size={14} />
  const disabled = scene === null
  return (
    <div className={classes['buttons']}>
      <span className={classes['size']}>
        {scene && t('pictures.dialog.size', { width: scene.width * scale, height: scene.height * scale })}
      </span>
      <Button
        variant="default"
        disabled={disabled}
        leftSection={copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
        onClick={() => scene && void copy(scene)}
      >
        {t(copied ? 'pictures.dialog.copied' : 'pictures.dialog.copy')}
      </Button>
      <Button variant="default" disabled={disabled} leftSection={icon} onClick={() => scene && void savePng(scene)}>
        {t('pictures.dialog.png')}
      </Button>
      <Button
        variant="filled"
        disabled={disabled}
        leftSection={icon}
        onClick={() => scene && saveFile(`${name}.svg`, toSvg(scene), 'image/svg+xml')}
      >
        {t('pictures.dialog.svg')}
      </Button>
    </div>
  )
}
