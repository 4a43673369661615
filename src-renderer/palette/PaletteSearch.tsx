import { TextInput } from '@mantine/core'
import { IconSearch, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import styles from './Palette.module.css'

interface Props {
  readonly query: string
  readonly onQuery: (query: string) => void
  readonly onEnter: () => void
}

/** The search field above the palette: Enter adds the first node found. */
export default function PaletteSearch({ query, onQuery, onEnter }: Props) {
  const { t } = useTranslation()
  return (
    <TextInput
      className={styles.search}
      value={query}
      data-stop
      placeholder={t('canvas.findNode')}
      aria-label={t('canvas.findNode')}
      leftSection={<IconSearch size={14} />}
      onChange={(event) => onQuery(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') onEnter()
      }}
      rightSection={
        query ? (
          <button
            type="button"
            className={styles.clear}
            aria-label={t('canvas.palette.clear')}
            onClick={() => onQuery('')}
          >
            <IconX size={14} />
          </button>
        ) : null
      }
    />
  )
}
