import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useDocument, useInterface, useStudio } from '../state/studio'
import { sampleNodes } from './sampleNodes'
import classes from './samples.module.css'
import SamplesView from './SamplesView'

/** What the network makes, large: from which noise, how many, and on which way. */
export default function SamplesPanel(): ReactElement {
  const { t } = useTranslation()
  const { interface: screen } = useStudio()
  const document = useDocument((s) => s.document)
  const selected = useInterface((s) => s.selection.nodes[0])
  const [chosen, setChosen] = useState<string>()
  const nodes = sampleNodes(document)
  const shown =
    nodes.find(({ node }) => node.id === selected) ?? nodes.find(({ node }) => node.id === chosen) ?? nodes[0]
  if (!shown) return <p className={classes['empty']}>{t('samples.noNode')}</p>
  const choose = (id: string): void => {
    setChosen(id)
    screen.getState().select({ nodes: [id] })
  }
  return <SamplesView key={shown.node.id} shown={shown} nodes={nodes} onChoose={choose} />
}
