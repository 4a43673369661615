import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Addable } from '../canvas/quickAdd/itemsToAdd'
import { useInterface } from '../state/studio'

interface Props {
  readonly query: string
  /** What is called so and does not fit the chosen port. */
  readonly unfit: Addable | undefined
}

/** Why the palette shows nothing. */
export default function NothingFound({ query, unfit }: Props) {
  const { t } = useTranslation()
  const language = useInterface((state) => state.language)
  return (
    <Text size="sm" c="dimmed" p={8}>
      {unfit ? t('canvas.itDoesNotFit', { title: unfit.text[language].title }) : t('canvas.nothingFound', { query })}
    </Text>
  )
}
