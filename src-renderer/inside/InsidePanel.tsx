import { Button } from '@mantine/core'
import { useMemo, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { checkGraph } from '@shared/compile/checkGraph'
import { useDocument, useInterface, useRuns, useStudio } from '../state/studio'
import { useRunDocument } from '../training/useRunDocument'
import classes from './inside.module.css'
import InsideView from './InsideView'
import { viewLayers } from './viewLayers'

/** Layers of the shown run at work, one at a time; without a run, what of the open network could be seen. */
export default function InsidePanel(): ReactElement {
  const { t } = useTranslation()
  const { interface: screen } = useStudio()
  const runId = useRuns((s) => s.currentId)
  const made = useRunDocument(runId ?? undefined)
  const checked = useDocument((s) => s.checked)
  const selected = useInterface((s) => s.selection.nodes[0])
  const kept = useInterface((s) => s.insideNode)
  const layers = useMemo(() => viewLayers(made ? checkGraph(made) : checked), [made, checked])
  const shown =
    layers.find(({ node }) => node.id === selected) ?? layers.find(({ node }) => node.id === kept) ?? layers[0]
  if (!shown)
    return (
      <div className={classes['empty']}>
        <p>{t('inside.noLayer')}</p>
        <p>{t('inside.whichLayers')}</p>
        <p>{t('inside.lookElsewhere')}</p>
        <div className={classes['elsewhere']}>
          {(['curves', 'test', 'evaluate'] as const).map((tab) => (
            <Button
              key={tab}
              size="compact-sm"
              variant="default"
              onClick={() => screen.getState().set({ drawerTab: tab })}
            >
              {t(`shell.drawer.${tab}`)}
            </Button>
          ))}
        </div>
      </div>
    )
  const choose = (id: string): void => {
    screen.getState().set({ insideNode: id })
    screen.getState().select({ nodes: [id] })
  }
  return <InsideView key={`${runId} ${shown.node.id}`} runId={runId} layer={shown} layers={layers} onChoose={choose} />
}
