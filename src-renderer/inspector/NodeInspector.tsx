import { Button } from '@mantine/core'
import type { NodeDefinition } from '@shared/catalog/catalog'
import { chosen } from '@shared/catalog/chosen'
import type { LayerDefinition } from '@shared/catalog/define/layer'
import { sizeOf } from '@shared/catalog/define/tensorType'
import type { CheckedNode } from '@shared/compile/checkedGraph'
import { renameNode } from '@shared/graph/commands/renameNode'
import { setParam } from '@shared/graph/commands/setParam'
import type { GraphNode, JsonValue } from '@shared/graph/document'
import { IconGrain, IconTable } from '@tabler/icons-react'
import { useMemo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { applyChange } from '../canvas/applyChange'
import ExplainButton from '../explain/ExplainButton'
import Glyph from '../canvas/card/Glyph'
import { portTitle } from '../canvas/card/itemWords'
import { weightTitle } from '../canvas/card/weightTitle'
import { nodeOfDiagnostic } from '../canvas/flow/toFlowGraph'
import { tensorText } from '../canvas/wire/tensorText'
import Formula from '../formula/Formula'
import { formatNumber, formatShape } from '../i18n/format'
import NodeSamples from '../samples/NodeSamples'
import { toSampleNode } from '../samples/sampleNodes'
import type { DrawerTab } from '../state/interfaceStore'
import { useDocument, useInterface, useStudio } from '../state/studio'
import ActivationView from './ActivationView'
import BlockNotice from './BlockNotice'
import DraftInput from './DraftInput'
import FieldRow from './FieldRow'
import styles from './Inspector.module.css'
import { ParamField } from './ParamField'
import Problems from './Problems'
import RunNotice from './RunNotice'
import ShareWeights from './ShareWeights'
import Stat from './Stat'
import TrainsField from './TrainsField'
import UnrolledView, { type Unrolled } from './UnrolledView'

/** Room for a picture of samples, px. */
const PICTURE = { width: 264, height: 232 } as const

const asIs = (text: string): string => text
const any = (text: string) => ({ ok: true as const, value: text })

/** One node: what it does, what goes in and out, its parameters, its weights and costs. */
export default function NodeInspector({ node }: { node: GraphNode }) {
  const { t } = useTranslation()
  const language = useInterface((state) => state.language)
  const checked = useDocument((state) => state.checked)
  const at = checked.nodes[node.id]
  const item = at?.item
  const text = item?.text[language]
  const found = useMemo(() => checked.diagnostics.filter((d) => nodeOfDiagnostic(d) === node.id), [checked, node.id])
  return (
    <>
      <h2 className={styles.head}>
        <Glyph icon={item?.icon ?? '?'} category={item?.category ?? null} />
        {text?.title ?? node.type}
        {node.name && <small>{node.name}</small>}
        {item && <ExplainButton item={item} node={node.id} />}
      </h2>
      <p className={styles.help}>{text?.help ?? t('inspector.unknownType', { type: node.type })}</p>
      {item && at && <Flow at={at} item={item} />}
      <Problems diagnostics={found} />
      <RunNotice />
      <BlockNotice node={node.id} />
      <Fields node={node} at={at} />
      {at && item && <Curve at={at} item={item} />}
      {at && item?.kind === 'layer' && <InTime at={at} item={item} />}
      {item?.kind === 'dataset' && (
        <LookInDrawer tab="data" icon={<IconTable size={14} />} words={t('inspector.lookAtData')} />
      )}
      {item?.kind === 'view' && <ShownSamples node={node} />}
      {at && item?.kind === 'layer' && <Costs at={at} />}
    </>
  )
}

/** Everything about a node that can be changed. */
function Fields({ node, at }: { node: GraphNode; at: CheckedNode | undefined }) {
  const { t } = useTranslation()
  const studio = useStudio()
  const language = useInterface((state) => state.language)
  const item = at?.item
  const text = item?.text[language]
  const current = () => studio.documents.getState().document
  const set = (param: string, value: JsonValue) =>
    applyChange(
      studio,
      setParam(current(), node.id, param, value),
      // To choose an item and to change a parameter of it are two things to undo.
      `param:${node.id}:${param}${typeof value === 'object' ? ' inside' : ''}`,
    )
  return (
    <div className={styles.fields}>
      <FieldRow title={t('inspector.nodeName')} help={t('inspector.nodeNameHelp')}>
        <DraftInput
          value={node.name ?? ''}
          format={asIs}
          parse={any}
          onChange={(name) => applyChange(studio, renameNode(current(), node.id, name), `name:${node.id}`)}
          label={t('inspector.nodeName')}
          placeholder={text?.title ?? node.type}
        />
      </FieldRow>
      {item &&
        Object.entries(item.params).map(([name, spec]) => (
          <ParamField
            key={name}
            name={name}
            spec={spec}
            text={text?.params[name]}
            value={at.params[name]}
            onChange={(value) => set(name, value)}
          />
        ))}
      {Object.keys(at?.weights ?? {}).length > 0 && (
        <>
          <TrainsField nodes={[node]} />
          <ShareWeights node={node} />
        </>
      )}
    </div>
  )
}

/** The curve of an activation, or of the one that a layer applies. */
function Curve({ at, item }: { at: CheckedNode; item: NodeDefinition }) {
  if (item.kind === 'activation') return <ActivationView item={item} params={at.params} />
  const applied =
    item.kind === 'layer' && 'activation' in item.params ? chosen('activation', at.params['activation']) : undefined
  return applied && applied.item.id !== 'linear' ? <ActivationView item={applied.item} params={applied.params} /> : null
}

/** A recurrent layer, moment by moment. */
function InTime({ at, item }: { at: CheckedNode; item: LayerDefinition }) {
  const [time] = at.inputs[0]?.shape ?? []
  const { direction = 'forward', returnSequences } = at.params as Partial<Pick<Unrolled, 'direction'>> & {
    returnSequences?: boolean
  }
  if (!item.carries || !time) return null
  const { icon, carries } = item
  return <UnrolledView {...{ icon, carries, time, direction }} answersAll={returnSequences === true} />
}

/** The picture of a node that shows samples, and the way to the large one. */
function ShownSamples({ node }: { node: GraphNode }) {
  const { t } = useTranslation()
  const edges = useDocument((state) => state.document.edges)
  const shown = useMemo(() => toSampleNode({ edges }, node), [edges, node])
  return (
    <>
      <div className={styles.picture}>{shown && <NodeSamples {...shown} room={PICTURE} />}</div>
      <LookInDrawer tab="samples" icon={<IconGrain size={14} />} words={t('samples.look')} />
    </>
  )
}

function LookInDrawer({ tab, icon, words }: { tab: DrawerTab; icon: ReactNode; words: string }) {
  const studio = useStudio()
  return (
    <Button
      mt={10}
      fullWidth
      leftSection={icon}
      onClick={() => studio.interface.getState().set({ drawerOpen: true, drawerTab: tab })}
    >
      {words}
    </Button>
  )
}

/** Shapes in and out, and the formula. */
function Flow({ at, item }: { at: CheckedNode; item: NodeDefinition }) {
  const { t } = useTranslation()
  const language = useInterface((state) => state.language)
  const inputs = at.inputs.map((type, i) => {
    const shape = type ? tensorText(type, language, t) : '?'
    // A loss compares: which is which has to be said.
    const port = item.kind === 'loss' && item.inputs[i]
    return port ? `${portTitle(item.id, port.name, language)} ${shape}` : shape
  })
  const outputs = Object.values(at.outputs).map((type) => tensorText(type, language, t))
  const { formula } = item.text[language]
  return (
    <div className={styles.flow}>
      {item.inputs.length > 0 && <>{inputs.length > 0 ? inputs.join(item.kind === 'loss' ? ' · ' : ' + ') : '?'}</>}
      {item.inputs.length > 0 && item.outputs.length > 0 && <span aria-label={t('inspector.becomes')}>→</span>}
      {item.outputs.length > 0 && <>{outputs.length > 0 ? outputs.join(', ') : '?'}</>}
      {formula && (
        <span className={styles.formula}>
          <Formula>{formula}</Formula>
        </span>
      )}
    </div>
  )
}

/** Parameters, multiply–adds, and each weight tensor. */
function Costs({ at }: { at: CheckedNode }) {
  const { t } = useTranslation()
  const language = useInterface((state) => state.language)
  const weights = Object.entries(at.weights)
  return (
    <>
      <h3 className={styles.section}>{t('inspector.cost')}</h3>
      <div className={styles.stats}>
        <Stat title={t('inspector.parameters')} value={formatNumber(at.parameterCount, language)} />
        <Stat
          title={t('inspector.multiplyAdds')}
          value={formatNumber(at.multiplyAdds, language)}
          hint={t('inspector.multiplyAddsHelp')}
        />
      </div>
      {weights.length > 0 && (
        <ul className={styles.weights}>
          {weights.map(([name, { shape, trainable }]) => (
            <li key={name}>
              <span>
                {weightTitle(name, t)}
                {!trainable && ` · ${t('inspector.statistic')}`}
              </span>
              <span>
                {shape.length > 1 && `${formatShape(shape)} = `}
                {formatNumber(sizeOf(shape), language)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
