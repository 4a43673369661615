import { nodeItems } from '@shared/catalog/catalog'
import type { ParamSpec } from '@shared/catalog/define/params'
import { setParam } from '@shared/graph/commands/setParam'
import type { GraphNode, JsonValue } from '@shared/graph/document'
import { useTranslation } from 'react-i18next'
import { applyChange } from '../canvas/applyChange'
import { sameValue } from '../canvas/flow/sameValue'
import { formatNumber } from '../i18n/format'
import { useDocument, useInterface, useStudio } from '../state/studio'
import AlignTools from './AlignTools'
import styles from './Inspector.module.css'
import { ParamField } from './ParamField'
import RunNotice from './RunNotice'
import Stat from './Stat'
import TrainsField from './TrainsField'

/** Parameters that all nodes have in the same form. */
function commonParams(nodes: readonly GraphNode[]): readonly (readonly [string, ParamSpec])[] {
  const items = nodes.map((node) => nodeItems.get(node.type))
  const [first, ...rest] = items
  if (!first) return []
  return Object.entries(first.params).filter(([name, spec]) =>
    rest.every(
      (item) =>
        item?.params[name] !== undefined && sameValue({ ...item.params[name], default: 0 }, { ...spec, default: 0 }),
    ),
  )
}

/** Several nodes: their totals, lining them up, and the parameters they have in common. */
export default function ManyInspector({ nodes }: { nodes: readonly GraphNode[] }) {
  const { t } = useTranslation()
  const studio = useStudio()
  const language = useInterface((state) => state.language)
  const checked = useDocument((state) => state.checked)
  const found = nodes.map((node) => checked.nodes[node.id])
  const sum = (of: 'parameterCount' | 'multiplyAdds') =>
    formatNumber(
      found.reduce((total, node) => total + (node?.[of] ?? 0), 0),
      language,
    )
  const text = nodes[0] && nodeItems.get(nodes[0].type)?.text[language]
  const common = commonParams(nodes)
  const weighted = nodes.filter((_node, i) => Object.keys(found[i]?.weights ?? {}).length > 0)
  const setAll = (param: string, value: JsonValue) => {
    const group = `params:${nodes.map((node) => node.id).join()}:${param}`
    for (const { id } of nodes)
      applyChange(studio, setParam(studio.documents.getState().document, id, param, value), group)
  }
  return (
    <>
      <h2 className={styles.head}>
        {t('inspector.selected', { count: nodes.length, number: formatNumber(nodes.length, language) })}
      </h2>
      <AlignTools />
      <div className={styles.stats}>
        <Stat title={t('inspector.parameters')} value={sum('parameterCount')} />
        <Stat title={t('inspector.multiplyAdds')} value={sum('multiplyAdds')} hint={t('inspector.multiplyAddsHelp')} />
      </div>
      <h3 className={styles.section}>{t('inspector.together')}</h3>
      <RunNotice />
      <div className={styles.fields}>
        {common.map(([name, spec]) => {
          const values = found.map((node) => node?.params[name])
          return (
            <ParamField
              key={name}
              name={name}
              spec={spec}
              text={text?.params[name]}
              value={values.every((other) => sameValue(other, values[0])) ? values[0] : undefined}
              onChange={(next) => setAll(name, next)}
            />
          )
        })}
        {weighted.length > 0 && <TrainsField nodes={weighted} />}
      </div>
      {common.length === 0 && weighted.length === 0 && <p className={styles.help}>{t('inspector.nothingInCommon')}</p>}
    </>
  )
}
