import type { PickItem } from './PickItem'
import styles from './PickList.module.css'

interface Props {
  readonly id: string
  readonly item: PickItem
  readonly active: boolean
  readonly onLight: () => void
  readonly onPick: () => void
}

/** One entry of a searchable menu. */
export default function PickRow({ id, item, active, onLight, onPick }: Props) {
  const problem = item.refused ?? item.warning
  return (
    <div
      id={id}
      className={styles.item}
      role="option"
      aria-selected={active}
      data-below={item.onlyFound === 'below' || undefined}
      aria-disabled={item.refused !== undefined}
      onPointerMove={onLight}
      onClick={onPick}
    >
      {item.icon}
      <span className={styles.words}>
        <span className={styles.title}>
          {item.title}
          {item.hint && <span className={styles.hint}>{item.hint}</span>}
        </span>
        {problem !== undefined && <span className={styles.refused}>{problem}</span>}
        {item.note !== undefined && <span className={styles.note}>{item.note}</span>}
      </span>
    </div>
  )
}
