import { Checkbox } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import KeepPicture from '../../pictures/KeepPicture'
import NeuronDiagram, { type EdgeRef } from '../../pictures/NeuronDiagram'
import { drawNeurons } from '../../pictures/neurons/drawNeurons'
import { toPng } from '../../pictures/scene/toPng'
import { toSvg } from '../../pictures/scene/toSvg'
import { useKnownWeights } from '../../pictures/useKnownWeights'
import { useColorScheme } from '../../shell/useColorScheme'
import { useInterface } from '../../state/studio'
import type { ViewProps } from '../defineView'
import ViewBody from '../frame/ViewBody'
import classes from './neurons.module.css'

interface Settings {
  readonly biases: boolean
}

/** The whole network as neurons with edges, drawn with the weights of the run; without a run, plain. */
export default function NeuronsView({ subject, settings, onSettings }: ViewProps<Settings>): ReactElement {
  const { t } = useTranslation()
  const language = useInterface((s) => s.language)
  const colors = useColorScheme()
  const { weights, look } = useKnownWeights(subject, subject.checked, true)
  const [selected, setSelected] = useState<EdgeRef>()
  const { biases } = settings
  const { title } = subject.document
  const scene = () =>
    drawNeurons(subject.checked, { language, t, colors, fontSize: 14, paper: true, title, biases, weights })
  return (
    <ViewBody
      subject={subject}
      {...(subject.runId !== null && { look })}
      fields={
        <Checkbox
          size="xs"
          label={t('pictures.dialog.biases')}
          checked={biases}
          onChange={(event) => onSettings({ biases: event.currentTarget.checked })}
        />
      }
    >
      {() => (
        <div className={classes['place']}>
          <NeuronDiagram
            checked={subject.checked}
            weights={weights}
            biases={biases}
            label={t('views.neurons.picture', { title })}
            selected={selected}
            onEdge={setSelected}
          />
          <KeepPicture
            name={`${title} ${t('views.neurons.name')}`}
            className={classes['save']}
            svg={() => toSvg(scene())}
            png={() => toPng(toSvg(scene()), scene())}
          />
        </div>
      )}
    </ViewBody>
  )
}
