import { ScrollArea, Text, UnstyledButton } from '@mantine/core'
import { IconArrowRight, IconPuzzleOff } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import type { MissingLayer } from '@shared/ipc/types'
import { useTranslation } from 'react-i18next'
import classes from './imported.module.css'

interface Props {
  readonly layers: readonly MissingLayer[]
  onShow(node: string): void
}

/** The layers that the studio does not have; a click shows one on the canvas. */
export default function ForeignLayers({ layers, onShow }: Props): ReactElement {
  const { t } = useTranslation()
  return (
    <section aria-label={t('imported.missing')}>
      <h3 className={classes['heading']}>{t('imported.missing')}</h3>
      <Text size="sm" c="dimmed" mb={8}>
        {t('imported.missingWhy')}
      </Text>
      <ScrollArea.Autosize mah={168} type="auto" className={classes['list'] ?? ''}>
        {layers.map(({ node, name, className }) => (
          <UnstyledButton
            key={node}
            className={classes['layer']}
            onClick={() => onShow(node)}
            title={t('imported.show', { name })}
          >
            <IconPuzzleOff size={16} aria-hidden />
            <b>{name}</b>
            <span>{className}</span>
            <IconArrowRight size={14} className={classes['go']} aria-hidden />
          </UnstyledButton>
        ))}
      </ScrollArea.Autosize>
    </section>
  )
}
