import { Button, Modal } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { useEffect, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import Glyph from '../canvas/card/Glyph'
import { useInterface, useStudio } from '../state/studio'
import styles from './explain.module.css'
import type { Explained } from './explained'
import Explanation from './Explanation'

/** What was explained before, to go back to. */
function useWayBack(explained: Explained | null): Explained | undefined {
  const [way, setWay] = useState<readonly Explained[]>([])
  useEffect(() => {
    setWay((before) =>
      explained === null ? [] : before.at(-2) === explained ? before.slice(0, -1) : [...before, explained],
    )
  }, [explained])
  return way.at(-2)
}

/** “What is this?”: one item of the catalog explained, over whatever it was asked from. */
export default function ExplainDialog(): ReactElement {
  const { t } = useTranslation()
  const { interface: screen } = useStudio()
  const language = useInterface((state) => state.language)
  const explained = useInterface((state) => state.explained)
  const before = useWayBack(explained)
  const show = (next: Explained | null): void => screen.getState().set({ explained: next })
  const item = explained?.item
  return (
    <Modal
      opened={explained !== null}
      onClose={() => show(null)}
      size={640}
      zIndex={400}
      title={
        item && (
          <span className={styles.title}>
            {'icon' in item && <Glyph icon={item.icon} category={item.category} />}
            {item.text[language].title}
          </span>
        )
      }
      closeButtonProps={{ 'aria-label': t('shell.close') }}
    >
      {explained && <Explanation key={`${explained.item.kind}/${explained.item.id}`} {...explained} />}
      {before && (
        <Button
          mt={12}
          size="compact-sm"
          variant="default"
          leftSection={<IconArrowLeft size={14} />}
          onClick={() => show(before)}
        >
          {t('explain.back', { title: before.item.text[language].title })}
        </Button>
      )}
    </Modal>
  )
}
