import styles from './Inspector.module.css'

/** A number with its name over it. */
export default function Stat({ title, value, hint }: { title: string; value: string; hint?: string }) {
  return (
    <div className={styles.stat} title={hint}>
      <small>{title}</small>
      <b>{value}</b>
    </div>
  )
}
