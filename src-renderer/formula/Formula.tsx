import styles from './Formula.module.css'
import { readFormula, type FormulaPart } from './readFormula'

const draw = (parts: readonly FormulaPart[]) =>
  parts.map((part, i) => {
    if (part.kind === 'text') return part.text
    const Tag = part.kind
    return <Tag key={i}>{draw(part.parts)}</Tag>
  })

/** A formula of the catalog with its indices lowered and its powers raised. */
export default function Formula({ children }: { children: string }) {
  return <span className={styles.formula}>{draw(readFormula(children))}</span>
}
