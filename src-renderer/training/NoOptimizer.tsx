import { Button } from '@mantine/core'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useStudio } from '../state/studio'
import classes from './TrainingSettings.module.css'
import { useNodeTitles } from './useNodeTitles'

interface Props {
  /** The rules that learn in its place. */
  readonly rules: readonly string[]
}

/** In place of an optimizer: the rules that learn without one, each with its settings behind a button. */
export default function NoOptimizer({ rules }: Props): ReactElement {
  const { t } = useTranslation()
  const { interface: screen } = useStudio()
  const titleOf = useNodeTitles()
  const title = t('drawer.training.optimizer')
  return (
    <div className={classes['row']} role="group" aria-label={title}>
      <span>{title}</span>
      <div className={classes['rules']}>
        <p>{t('drawer.training.byRules')}</p>
        {rules.map((id) => (
          <Button
            key={id}
            size="compact-xs"
            variant="default"
            onClick={() => screen.getState().select({ nodes: [id] })}
          >
            {titleOf(id)}
          </Button>
        ))}
      </div>
    </div>
  )
}
