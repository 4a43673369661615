import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { COURSES } from '../state/steps/toStages'
import { useSteps, useStudio } from '../state/studio'
import classes from './steps.module.css'

/** How far the step has come: forward, backward and update of the batch, a bar for each stage. */
export default function Courses(): ReactElement | null {
  const { t } = useTranslation()
  const { steps } = useStudio()
  const { walk, place } = useSteps((s) => s)
  const at = walk?.stages[place]
  if (!walk || !at) return null
  const { batches } = walk.rehearsal
  const all = walk.stages.map((stage, number) => ({ ...stage, number }))
  return (
    <div className={classes['courses']}>
      {batches.length > 1 && (
        <p className={classes['batch']}>{t('steps.turn', { turn: at.batch + 1, count: batches.length })}</p>
      )}
      {COURSES.map((course) => {
        const own = all.filter((stage) => stage.course === course && stage.batch === at.batch)
        // Rules that learn without gradients have no way back.
        if (own.length === 0) return null
        const done = own.filter(({ number }) => number <= place).length
        return (
          <div key={course} className={classes['course']} data-course={course}>
            <p>
              <b>{t(`steps.courses.${course}`)}</b> · {t('steps.done', { done, count: own.length })}
            </p>
            <div className={classes['bars']}>
              {own.map(({ number }) => (
                <button
                  key={number}
                  type="button"
                  className={classes['bar']}
                  tabIndex={-1}
                  data-done={number <= place || undefined}
                  data-current={number === place || undefined}
                  aria-label={t('steps.goTo', { stage: number + 1 })}
                  onClick={() => steps.getState().go(number)}
                />
              ))}
            </div>
          </div>
        )
      })}
    </div>
  )
}
