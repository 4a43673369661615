import type { ReactElement } from 'react'
import { useQuestion } from '../../state/studio'
import BlockDialog from './BlockDialog'
import ConflictDialog from './ConflictDialog'
import OpenFileDialog from './OpenFileDialog'
import SaveFileDialog from './SaveFileDialog'
import UnsavedDialog from './UnsavedDialog'

/** The question that something waits for, if there is one. */
export default function Questions(): ReactElement | null {
  const question = useQuestion((state) => state.question)
  switch (question?.kind) {
    case 'unsaved':
      return <UnsavedDialog {...question} />
    case 'conflict':
      return <ConflictDialog {...question} />
    case 'openFile':
      return <OpenFileDialog {...question} />
    case 'saveFile':
      return <SaveFileDialog {...question} />
    case 'block':
      return <BlockDialog {...question} />
    case undefined:
      return null
  }
}
