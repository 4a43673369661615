import { useEffect, useState } from 'react'
import { isForeignKind } from './isForeignKind'

/** Files that are held over the window: whether any of them can be a project or a network, as far as their kinds tell. */
export type FileDrag = 'possible' | 'wrong' | undefined

/** Held files speak several times a second; where they fall silent, they are gone, whether or not that was told, ms. */
const SILENCE = 1500

const hasFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') ?? false
const kindsOf = ({ dataTransfer }: DragEvent): readonly string[] =>
  [...(dataTransfer?.items ?? [])].filter(({ kind }) => kind === 'file').map(({ type }) => type)

/**
 * Follows files that are dragged over the window; other drags are left to the canvas.
 *
 * @param mayDrop `false`: a question waits for its answer, and nothing can be dropped.
 */
export function useFileDrag(mayDrop: () => boolean, onDrop: (data: DataTransfer) => void): FileDrag {
  const [drag, setDrag] = useState<FileDrag>()
  useEffect(() => {
    let depth = 0
    let shown: FileDrag
    let silence: ReturnType<typeof setTimeout> | undefined
    const end = (): void => {
      clearTimeout(silence)
      depth = 0
      setDrag((shown = undefined))
    }
    const follow = (event: DragEvent): void => {
      clearTimeout(silence)
      silence = setTimeout(end, SILENCE)
      if (mayDrop()) setDrag((shown = isForeignKind(kindsOf(event)) ? 'wrong' : 'possible'))
    }
    const handle =
      (work: (event: DragEvent) => void): EventListener =>
      (event) => {
        if (event instanceof DragEvent && hasFiles(event)) work(event)
      }
    const listeners = {
      dragenter: handle(() => void depth++),
      // Of a drag that was given up, nobody tells any more what it held.
      dragleave: () => {
        if (--depth <= 0) end()
      },
      dragover: handle((event) => {
        event.preventDefault()
        follow(event)
        if (event.dataTransfer) event.dataTransfer.dropEffect = shown === 'possible' ? 'copy' : 'none'
      }),
      drop: handle((event) => {
        event.preventDefault()
        end()
        if (event.dataTransfer && mayDrop()) onDrop(event.dataTransfer)
      }),
    }
    const all = Object.entries(listeners)
    for (const [name, listener] of all) window.addEventListener(name, listener)
    return () => {
      clearTimeout(silence)
      all.forEach(([name, listener]) => window.removeEventListener(name, listener))
    }
  }, [mayDrop, onDrop])
  return drag
}
