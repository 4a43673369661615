import { setTrainable } from '@shared/graph/commands/setTrainable'
import type { GraphNode } from '@shared/graph/document'
import { useTranslation } from 'react-i18next'
import { applyChange } from '../canvas/applyChange'
import { useStudio } from '../state/studio'
import FieldRow from './FieldRow'
import { Segments } from './ParamField'

/** Whether the weights of the nodes learn or stay as they are; neither is lit where the nodes differ. */
export default function TrainsField({ nodes }: { nodes: readonly GraphNode[] }) {
  const { t } = useTranslation()
  const studio = useStudio()
  const found = new Set(nodes.map((node) => (node.trainable === false ? 'frozen' : 'yes')))
  const [only] = found
  const set = (value: string) =>
    applyChange(
      studio,
      setTrainable(
        studio.documents.getState().document,
        nodes.map((node) => node.id),
        value === 'yes',
      ),
    )
  return (
    <FieldRow title={t('inspector.trains')} help={t('inspector.trainsHelp')}>
      <Segments
        label={t('inspector.trains')}
        value={found.size === 1 && only !== undefined ? only : null}
        data={[
          { value: 'yes', label: t('inspector.yes') },
          { value: 'frozen', label: t('inspector.frozen') },
        ]}
        onChange={set}
      />
    </FieldRow>
  )
}
