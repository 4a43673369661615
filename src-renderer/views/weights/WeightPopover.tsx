import { Popover } from '@mantine/core'
import type { KeyboardEvent, ReactElement } from 'react'
import { redoLast, undoLast } from '../../state/session/undoLast'
import { matchesKeys } from '../../shell/matchesKeys'
import { useStudio } from '../../state/studio'
import type { Place } from '../draw/drawHeat'
import WeightEditor, { type WeightEditorProps } from './WeightEditor'
import classes from './weights.module.css'

interface Props extends WeightEditorProps {
  /** Where the weight is drawn, in px of what this stands in, which has to be positioned. */
  readonly at: Place
  onClose(): void
}

/** A weight is changed beside the place where it is drawn. Ctrl+Z takes a change back here too. */
export default function WeightPopover({ at, onClose, ...weight }: Props): ReactElement {
  const studio = useStudio()
  const press = (event: KeyboardEvent): void => {
    const typing = event.target instanceof HTMLInputElement
    const native = event.nativeEvent
    if (!typing && matchesKeys('mod+Z', native)) void undoLast(studio)
    else if (!typing && (matchesKeys('mod+Y', native) || matchesKeys('mod+shift+Z', native))) void redoLast(studio)
    else return
    event.preventDefault()
  }
  return (
    <Popover opened onChange={(opened) => !opened && onClose()} width={232} shadow="md" withArrow trapFocus returnFocus>
      <Popover.Target>
        <i className={classes['anchor']} style={{ left: at.x, top: at.y, width: at.width, height: at.height }} />
      </Popover.Target>
      <Popover.Dropdown aria-label={weight.title} onKeyDown={press} p="sm">
        <WeightEditor {...weight} />
      </Popover.Dropdown>
    </Popover>
  )
}
