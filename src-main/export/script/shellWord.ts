/** A path as one word of a command line: of Windows in double quotes, elsewhere in single ones, where it must be quoted at all. */
export function shellWord(path: string): string {
  const windows = /^([A-Za-z]:)?\\/.test(path)
  if (windows) return /[\s&^()%!;,]/.test(path) ? `"${path}"` : path
  return /^[\w./~+:@-]+$/.test(path) ? path : `'${path.replace(/'/g, "'\\''")}'`
}
