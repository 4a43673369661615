import { useCallback, type ReactElement } from 'react'
import type { ChosenView } from '../../state/views/createViewStore'
import Boundary from '../../shell/Boundary'
import { viewOf } from '../registry'
import { useSubject } from './useSubject'

interface Props {
  readonly chosen: ChosenView
  onSettings(settings: ChosenView['settings']): void
}

/** A view of what was chosen, with what was set in it. */
export default function ShownView({ chosen, onSettings }: Props): ReactElement | null {
  const view = viewOf(chosen.view)
  const subject = useSubject()
  const { settings } = chosen
  const change = useCallback((patch: object) => onSettings({ ...settings, ...patch }), [settings, onSettings])
  if (!view) return null
  const { Component } = view
  const { node } = chosen
  return (
    <Boundary>
      <Component
        key={`${view.id} ${subject.runId} ${node}`}
        subject={{ ...subject, node }}
        settings={{ ...view.settings, ...settings }}
        onSettings={change}
      />
    </Boundary>
  )
}
