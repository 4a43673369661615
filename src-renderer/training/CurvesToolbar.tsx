import { Checkbox, Slider, Tooltip, VisuallyHidden } from '@mantine/core'
import { IconWaveSine } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './CurvesPanel.module.css'
import { useCurvesView } from './curvesView'

/** Log scale and smoothing, shown beside the drawer's tabs. */
export default function CurvesToolbar(): ReactElement {
  const { t } = useTranslation()
  const { log, smoothing, set } = useCurvesView()
  return (
    <div className={classes['toolbar']}>
      <Checkbox
        size="xs"
        label={t('drawer.log')}
        checked={log}
        onChange={(e) => set({ log: e.currentTarget.checked })}
      />
      <Tooltip label={t('drawer.smoothingHelp')}>
        <span className={classes['smoothing']}>
          <Slider
            size="xs"
            min={0}
            max={0.98}
            step={0.02}
            value={smoothing}
            onChange={(value) => set({ smoothing: value })}
            label={(value) => value.toFixed(2)}
            thumbProps={{ 'aria-labelledby': 'smoothing-label' }}
          />
          <IconWaveSine size={14} aria-hidden />
          <VisuallyHidden id="smoothing-label">{t('drawer.smoothing')}</VisuallyHidden>
        </span>
      </Tooltip>
    </div>
  )
}
