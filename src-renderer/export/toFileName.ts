/** A title as the name of a file, without what file systems do not take. */
export const toFileName = (title: string): string =>
  title.replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^-+|-+$/g, '') || 'network'
