import { useTranslation } from 'react-i18next'
import { portTitle } from '../canvas/card/itemWords'
import { tensorText } from '../canvas/wire/tensorText'
import { formatNumber } from '../i18n/format'
import { useDocument, useInterface } from '../state/studio'
import styles from './explain.module.css'
import { parameterSum, parameterTotal } from './parameterSum'

/** What an item is in this very network: shapes in and out, and its parameters with where they come from. */
export default function HereFacts({ node }: { node: string }) {
  const { t } = useTranslation()
  const language = useInterface((state) => state.language)
  const at = useDocument((state) => state.checked.nodes[node])
  if (!at?.item) return null
  const { item, node: own } = at
  const named = (port: string, words: string): string => [portTitle(item.id, port, language), words].join(' ').trim()
  const ports = item.inputs.length === 1 ? item.inputs.slice(0, 1) : item.inputs
  const inputs = at.inputs.map((type, i) =>
    named((item.inputs[0]?.many ? '' : ports[i]?.name) ?? '', type ? tensorText(type, language, t) : '?'),
  )
  const outputs = Object.entries(at.outputs).map(([port, type]) => named(port, tensorText(type, language, t)))
  const sum = parameterSum(at.weights)
  const total = parameterTotal(at.weights)
  const isPlain = /^\d+$/.test(sum)
  return (
    <dl className={styles.facts} data-testid="explain-here">
      {item.inputs.length > 0 && (
        <div>
          <dt>{t('explain.comesIn')}</dt>
          <dd>{inputs.length > 0 ? inputs.join('; ') : t('explain.nothingYet')}</dd>
        </div>
      )}
      {item.outputs.length > 0 && (
        <div>
          <dt>{t('explain.comesOut')}</dt>
          <dd>{outputs.length > 0 ? outputs.join('; ') : '?'}</dd>
        </div>
      )}
      {item.kind === 'layer' && (
        <div>
          <dt>{t('explain.parameters')}</dt>
          <dd>
            {sum === '' ? t('explain.noParameters') : `${isPlain ? '' : `${sum} = `}${formatNumber(total, language)}`}
            {own.sharesWith !== undefined && ` · ${t('explain.shared')}`}
          </dd>
        </div>
      )}
    </dl>
  )
}
