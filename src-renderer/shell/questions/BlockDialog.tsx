import { Button, Checkbox, Group, Modal, ScrollArea, Text, TextInput } from '@mantine/core'
import { nodeItems } from '@shared/catalog/catalog'
import type { Exposable } from '@shared/graph/blocks/toOwnBlock'
import { useState, type FormEvent, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { paramValueText } from '../../canvas/card/itemWords'
import type { Questions } from '../../state/questionStore'
import { useInterface } from '../../state/studio'
import classes from './BlockDialog.module.css'

interface Props {
  readonly about: Questions['block']['about']
  answer(answer: Questions['block']['answer']): void
}

/** Parameters by the type of their nodes, in order of appearance. */
function byType(parameters: readonly Exposable[]): readonly (readonly [string, readonly Exposable[]])[] {
  return [...new Set(parameters.map(({ type }) => type))].map(
    (type) => [type, parameters.filter((one) => one.type === type)] as const,
  )
}

/** What a block of one's own is called, and which of the parameters inside can be set from outside. */
export default function BlockDialog({ about, answer }: Props): ReactElement {
  const { t } = useTranslation()
  const [title, setTitle] = useState(about.title)
  const [exposed, setExposed] = useState(() => about.parameters.filter((one) => one.suggested).map(({ name }) => name))
  const isNew = about.parameters.length > 0
  const save = (event: FormEvent): void => {
    event.preventDefault()
    if (title.trim()) answer({ title: title.trim(), exposed })
  }
  return (
    <Modal
      opened
      onClose={() => answer(null)}
      title={t(isNew ? 'canvas.blocks.saveTitle' : 'canvas.blocks.renameTitle')}
      closeButtonProps={{ 'aria-label': t('shell.cancel') }}
    >
      <form onSubmit={save}>
        <TextInput
          data-autofocus
          size="sm"
          label={t('inspector.nodeName')}
          value={title}
          maxLength={200}
          onChange={(event) => setTitle(event.currentTarget.value)}
          onFocus={(event) => event.currentTarget.select()}
        />
        {isNew && (
          <>
            <Text size="sm" mt="md" mb={6}>
              {t('canvas.blocks.expose')}
            </Text>
            <ScrollArea.Autosize mah={280} type="auto" className={classes['list']}>
              <Checkbox.Group value={exposed} onChange={setExposed} aria-label={t('canvas.blocks.expose')}>
                {byType(about.parameters).map(([type, parameters]) => (
                  <Parameters key={type} type={type} parameters={parameters} />
                ))}
              </Checkbox.Group>
            </ScrollArea.Autosize>
          </>
        )}
        <Group justify="flex-end" gap={8} mt="md">
          <Button onClick={() => answer(null)}>{t('shell.cancel')}</Button>
          <Button type="submit" variant="filled" disabled={!title.trim()}>
            {t(isNew ? 'canvas.blocks.save' : 'canvas.blocks.rename')}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}

/** The parameters of all nodes of one type: those with the same value are set together. */
function Parameters({ type, parameters }: { type: string; parameters: readonly Exposable[] }): ReactElement | null {
  const { t } = useTranslation()
  const language = useInterface((state) => state.language)
  const item = nodeItems.get(type)
  if (!item) return null
  const text = item.text[language]
  return (
    <fieldset className={classes['type']}>
      <legend>{text.title}</legend>
      {parameters.map(({ name, param, value, sets }) => (
        <Checkbox
          key={name}
          size="xs"
          value={name}
          label={
            <>
              {text.params[param]?.title ?? param}
              <small>
                {typeof value === 'boolean'
                  ? t(value ? 'inspector.yes' : 'inspector.no')
                  : paramValueText(item, param, value, language)}
                {sets.length > 1 && ` · ×${sets.length}`}
              </small>
            </>
          }
        />
      ))}
    </fieldset>
  )
}
