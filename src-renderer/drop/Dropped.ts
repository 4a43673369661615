/** A file that was dropped, or that lies in a folder that was. */
export interface DroppedFile {
  readonly file: File
  /** Where it lies; absent in a browser. */
  readonly path?: string
}

export type DroppedItem =
  | ({ readonly kind: 'file' } & DroppedFile)
  | { readonly kind: 'folder'; readonly name: string; readonly path?: string; files(): Promise<readonly DroppedFile[]> }

/** Most files of a folder that are looked at. */
const MOST_FILES = 2000

const filesOf = (folder: FileSystemDirectoryEntry): Promise<readonly DroppedFile[]> =>
  new Promise((settle, reject) => {
    const reader = folder.createReader()
    const entries: FileSystemEntry[] = []
    const next = (): void =>
      reader.readEntries((some) => {
        entries.push(...some)
        if (some.length > 0 && entries.length < MOST_FILES) return next()
        const files = entries.filter((entry): entry is FileSystemFileEntry => entry.isFile)
        Promise.all(files.map((entry) => new Promise<File>((give, refuse) => entry.file(give, refuse)))).then(
          (found) => settle(found.map((file) => ({ file }))),
          reject,
        )
      }, reject)
    next()
  })

/**
 * What lies in a drop. Must be asked for while the event is handled: afterwards nobody tells any more.
 *
 * @param pathOf Tells where a file lies, where that is known.
 */
export function readDrop(data: DataTransfer, pathOf: ((file: File) => string) | undefined): readonly DroppedItem[] {
  return [...data.items]
    .filter(({ kind }) => kind === 'file')
    .flatMap((item): DroppedItem[] => {
      const entry = item.webkitGetAsEntry()
      const file = item.getAsFile()
      const path = (file && pathOf?.(file)) || undefined
      const at = path === undefined ? {} : { path }
      if (entry?.isDirectory)
        return [{ kind: 'folder', name: entry.name, ...at, files: () => filesOf(entry as FileSystemDirectoryEntry) }]
      return file ? [{ kind: 'file', file, ...at }] : []
    })
}
