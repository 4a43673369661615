import { useTranslation } from 'react-i18next'
import { formatNumber } from '../i18n/format'
import { useDocument, useInterface } from '../state/studio'
import TrainingSettings from '../training/TrainingSettings'
import styles from './Inspector.module.css'
import RunNotice from './RunNotice'
import Stat from './Stat'

/** Nothing is selected: the network as a whole, and how it is trained. */
export default function DocumentInspector() {
  const { t } = useTranslation()
  const language = useInterface((state) => state.language)
  const nodes = useDocument((state) => state.document.nodes.length)
  const totals = useDocument((state) => state.checked.totals)
  const number = (value: number) => formatNumber(value, language)
  return (
    <>
      <h2 className={styles.head}>{t('inspector.network')}</h2>
      <p className={styles.help}>{t('inspector.networkHelp')}</p>
      <div className={styles.stats}>
        <Stat title={t('inspector.nodes')} value={number(nodes)} />
        <Stat title={t('inspector.parameters')} value={number(totals.parameterCount)} />
        <Stat
          title={t('inspector.trainable')}
          value={number(totals.trainableCount)}
          hint={t('inspector.trainableHelp')}
        />
        <Stat
          title={t('inspector.multiplyAdds')}
          value={number(totals.multiplyAdds)}
          hint={t('inspector.multiplyAddsHelp')}
        />
      </div>
      <h3 className={styles.section}>{t('inspector.training')}</h3>
      <RunNotice />
      <TrainingSettings />
    </>
  )
}
