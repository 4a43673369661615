/** Windows refuses these characters and names; they are avoided everywhere, so that files can travel. */
const FORBIDDEN = /[<>:"/\\|?*\u0000-\u001f]/g
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/i

/** A file name made from a title. */
export function toFileName(title: string, extension: string): string {
  const name = title
    .replace(FORBIDDEN, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
    .slice(0, 80)
  return `${name === '' || RESERVED.test(name) ? 'network' : name}${extension}`
}
