import { toFileName } from '../files/toFileName'

/** What the save dialog starts with: the file it is in, or a name made from the title. */
export const suggestFileName = ({
  path,
  document,
}: {
  readonly path?: string
  readonly document: { readonly title: string }
}): string => path ?? toFileName(document.title, '.neuroloom.json')
