import type { ActivationDefinition } from '@shared/catalog/define/activation'
import { useTranslation } from 'react-i18next'
import ActivationPlot from '../canvas/card/ActivationPlot'
import { plainFormula } from '../formula/plainFormula'
import { useInterface } from '../state/studio'
import styles from './Inspector.module.css'

/** The curve of an activation with its derivative; nothing for one that is not elementwise. */
export default function ActivationView({
  item,
  params,
}: {
  item: ActivationDefinition | undefined
  params?: Readonly<Record<string, unknown>>
}) {
  const { t } = useTranslation()
  const language = useInterface((state) => state.language)
  if (!item?.plot) return null
  return (
    <div
      className={styles.plot}
      role="img"
      aria-label={t('inspector.plotOf', { formula: plainFormula(item.text[language].formula ?? item.id) })}
    >
      <ActivationPlot item={item} params={params} width={232} height={104} detailed />
      <div className={styles.legend}>
        <span style={{ color: 'var(--cat-activation)' }}>— φ(x)</span>
        <span>┄ φ′(x)</span>
      </div>
    </div>
  )
}
