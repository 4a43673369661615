import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import Formula from '../formula/Formula'
import { useDocument, useInterface, useStudio } from '../state/studio'
import styles from './explain.module.css'
import { relatedTo, type Explained } from './explained'
import HereFacts from './HereFacts'
import LiveExample from './live/LiveExample'

/** What an item is: in words, in symbols, in this network, what goes wrong with it, and what is best known beside it. */
export default function Explanation({ item, node }: Explained) {
  const { t } = useTranslation()
  const { interface: screen } = useStudio()
  const language = useInterface((state) => state.language)
  const params = useDocument((state) => (node === undefined ? undefined : state.checked.nodes[node]?.params))
  const { help, formula, pitfall } = item.text[language]
  const related = relatedTo(item)
  return (
    <div className={styles.explanation} data-testid="explanation">
      <p>{help}</p>
      {formula && (
        <p className={styles.formula}>
          <Formula>{formula}</Formula>
        </p>
      )}
      {node !== undefined && <HereFacts node={node} />}
      <LiveExample item={item} params={params} />
      {pitfall && (
        <p className={styles.pitfall}>
          <IconAlertTriangle size={16} aria-label={t('explain.pitfall')} />
          <span>{pitfall}</span>
        </p>
      )}
      {item.lecture && <p className={styles.lecture}>{t('explain.lecture', { place: item.lecture })}</p>}
      {related.length > 0 && (
        <nav className={styles.related} aria-label={t('explain.related')}>
          <span>{t('explain.related')}</span>
          {related.map((other) => (
            <button
              key={`${other.kind}/${other.id}`}
              type="button"
              onClick={() => screen.getState().set({ explained: { item: other } })}
            >
              {other.text[language].title}
            </button>
          ))}
        </nav>
      )}
    </div>
  )
}
