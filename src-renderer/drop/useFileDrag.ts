import { useEffect, useState } from 'react'
import { isForeignKind } from './isForeignKind'

/** Files that are held over the window: whether any of them can be a project or a network, as far as their kinds tell. */
export type FileDrag = 'possible' | 'wrong' | undefined

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
    const show = (next: FileDrag): void => setDrag((shown = next))
    const handle =
      (work: (event: DragEvent) => void): EventListener =>
      (event) => {
        if (event instanceof DragEvent && hasFiles(event)) work(event)
      }
    const listeners = {
      dragenter: handle((event) => {
        depth++
        if (mayDrop()) show(isForeignKind(kindsOf(event)) ? 'wrong' : 'possible')
      }),
      dragleave: handle(() => {
        depth = Math.max(0, depth - 1)
        if (depth === 0) show(undefined)
      }),
      dragover: handle((event) => {
        event.preventDefault()
        if (event.dataTransfer) event.dataTransfer.dropEffect = shown === 'possible' ? 'copy' : 'none'
      }),
      drop: handle((event) => {
        event.preventDefault()
        depth = 0
        show(undefined)
        if (event.dataTransfer && mayDrop()) onDrop(event.dataTransfer)
      }),
    }
    const all = Object.entries(listeners)
    for (const [name, listener] of all) window.addEventListener(name, listener)
    return () => all.forEach(([name, listener]) => window.removeEventListener(name, listener))
  }, [mayDrop, onDrop])
  return drag
}
