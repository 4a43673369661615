import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import SceneView from '../scene/SceneView'
import classes from './picture.module.css'
import PictureButtons from './PictureButtons'
import PictureFields from './PictureFields'
import type { PictureSettings } from './pictureSettings'
import { usePicture } from './usePicture'

interface Props {
  readonly settings: PictureSettings
  onSettings(patch: Partial<PictureSettings>): void
}

/** What is chosen on the left, what it looks like on the right. */
export default function PictureForm({ settings, onSettings }: Props): ReactElement {
  const { t } = useTranslation()
  const picture = usePicture(settings)
  const { scene, style, failed, empty, hasRun } = picture
  return (
    <div className={classes['form']}>
      <PictureFields settings={settings} style={style} hasRun={hasRun} onSettings={onSettings} />
      <div className={classes['right']}>
        <div
          className={classes['preview']}
          data-colors={settings.colors}
          data-transparent={settings.transparent || undefined}
        >
          {scene && <SceneView scene={scene} />}
          {(empty || failed) && (
            <p className={classes['words']} role={failed ? 'alert' : undefined}>
              {t(empty ? 'pictures.dialog.empty' : 'pictures.dialog.failed')}
            </p>
          )}
        </div>
        <PictureButtons scene={scene} scale={settings.scale} />
      </div>
    </div>
  )
}
