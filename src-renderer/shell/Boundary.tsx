import { Button, Code, Group, Stack, Text } from '@mantine/core'
import { Component, useEffect, useState, type ErrorInfo, type ReactElement, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { saveProjectAs } from '../state/session/saveProject'
import { autosaveNow } from '../state/session/startAutosave'
import { useStudio, type Studio } from '../state/studio'
import Questions from './questions/Questions'

interface Props {
  readonly studio: Studio
  readonly render: (error: Error, again: () => void) => ReactNode
  readonly children: ReactNode
}

/** Catches a fault while drawing: the document is outside of what was drawn and is kept at once. */
class Catcher extends Component<Props, { readonly error: Error | null }> {
  override state: { readonly error: Error | null } = { error: null }

  static getDerivedStateFromError(thrown: unknown): { error: Error } {
    return { error: thrown instanceof Error ? thrown : new Error(String(thrown)) }
  }
  override componentDidCatch(error: Error, info: ErrorInfo): void {
    console.error(error, info.componentStack)
    void autosaveNow(this.props.studio)
  }
  override render(): ReactNode {
    const { error } = this.state
    return error ? this.props.render(error, () => this.setState({ error: null })) : this.props.children
  }
}

interface BoundaryProps {
  /** Around the whole screen: offers to reload. Otherwise around one panel, and the rest of the studio goes on. */
  readonly whole?: boolean
  readonly children: ReactNode
}

/** Keeps a fault inside: the document lives outside of what is drawn, and a safety copy of it is written at once. */
export default function Boundary({ whole = false, children }: BoundaryProps): ReactElement {
  const studio = useStudio()
  return (
    <Catcher
      studio={studio}
      render={(error, again) => (whole ? <ScreenFault error={error} /> : <PanelFault error={error} again={again} />)}
    >
      {children}
    </Catcher>
  )
}

function ScreenFault({ error }: { readonly error: Error }): ReactElement {
  const { t } = useTranslation()
  const studio = useStudio()
  const [kept, setKept] = useState(true)
  useEffect(() => void autosaveNow(studio).then(setKept), [studio])
  return (
    <Stack gap="sm" p="xl" maw={640} m="10vh auto 0" role="alert">
      <Text fw={650} fz={20}>
        {t('shell.fault.title')}
      </Text>
      <Text>{t(kept ? 'shell.fault.body' : 'shell.fault.notKept')}</Text>
      <Code block style={{ maxHeight: 200, overflow: 'auto' }}>
        {error.stack ?? error.message}
      </Code>
      <Group gap={8}>
        <Button variant="filled" onClick={() => window.location.reload()}>
          {t('shell.reload')}
        </Button>
        {!kept && <Button onClick={() => void saveProjectAs(studio)}>{t('actions.saveAs')}</Button>}
      </Group>
      <Questions />
    </Stack>
  )
}

function PanelFault({ error, again }: { readonly error: Error; readonly again: () => void }): ReactElement {
  const { t } = useTranslation()
  return (
    <Stack gap="xs" p="md" role="alert" style={{ overflow: 'auto' }}>
      <Text size="sm">{t('shell.fault.panel')}</Text>
      <Code block>{error.message}</Code>
      <Button onClick={again} style={{ alignSelf: 'flex-start' }}>
        {t('shell.retry')}
      </Button>
    </Stack>
  )
}
