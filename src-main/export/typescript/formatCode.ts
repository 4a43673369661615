/** TypeScript as prettier sets it: its parser and printer are loaded when a script is first written. */
export async function formatCode(code: string): Promise<string> {
  const [{ format }, babel, estree] = await Promise.all([
    import('prettier/standalone'),
    import('prettier/plugins/babel'),
    import('prettier/plugins/estree'),
  ])
  return format(code, {
    parser: 'babel-ts',
    plugins: [babel, estree],
    printWidth: 100,
    semi: false,
    singleQuote: true,
  })
}
