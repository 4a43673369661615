import { useEffect } from 'react'
import { useStudio } from '../../state/studio'
import { copiedText, deleteSelection, pasteText } from './clipboard'

const isText = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA)$/.test(target.tagName))

/** Copy, cut and paste through the system's clipboard, which needs no permission when a person presses the keys. */
export function useClipboard(): void {
  const studio = useStudio()
  useEffect(() => {
    const skip = (event: ClipboardEvent) =>
      isText(event.target) ||
      isText(document.activeElement) ||
      studio.interface.getState().dialog !== null ||
      studio.interface.getState().screen !== 'studio'
    const onCopy = (event: ClipboardEvent) => {
      // Words that are selected on the page are what a person wants to copy.
      const text = skip(event) || window.getSelection()?.toString() ? null : copiedText(studio)
      if (text === null) return
      event.clipboardData?.setData('text/plain', text)
      event.preventDefault()
      if (event.type === 'cut') deleteSelection(studio)
    }
    const onPaste = (event: ClipboardEvent) => {
      const text = event.clipboardData?.getData('text/plain')
      if (skip(event) || !text) return
      event.preventDefault()
      pasteText(studio, text)
    }
    document.addEventListener('copy', onCopy)
    document.addEventListener('cut', onCopy)
    document.addEventListener('paste', onPaste)
    return () => {
      document.removeEventListener('copy', onCopy)
      document.removeEventListener('cut', onCopy)
      document.removeEventListener('paste', onPaste)
    }
  }, [studio])
}
