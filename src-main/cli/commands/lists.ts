import { catalog } from '@shared/catalog/catalog'
import type { CliContext, ExitCode } from '../CliContext'
import { withStudio } from '../withStudio'

/** Everything that a network can be built from. */
export async function listCatalog(
  { print, language }: CliContext,
  { json }: { readonly json?: boolean },
): Promise<ExitCode> {
  const kinds = Object.entries(catalog).map(([kind, items]) => ({
    kind,
    items: [...items.values()].map(({ id, params, text }) => ({
      id,
      title: text[language].title,
      help: text[language].help,
      params,
    })),
  }))
  if (json) {
    print(JSON.stringify(Object.fromEntries(kinds.map(({ kind, items }) => [kind, items]))))
    return 0
  }
  for (const { kind, items } of kinds) {
    print(kind)
    for (const { id, title, params } of items) {
      const names = Object.keys(params).join(', ')
      print(`  ${id.padEnd(30)} ${title}${names === '' ? '' : `  (${names})`}`)
    }
  }
  return 0
}

/** The lecture networks, for `template:<id>`. */
export function listTemplates(context: CliContext, { json }: { readonly json?: boolean }): Promise<ExitCode> {
  const { print, language } = context
  return withStudio(context, {}, async ({ templates }) => {
    const listed = await templates.list()
    if (!listed.ok) return context.fail(listed.error)
    const word = (text: string | Readonly<Record<'uk' | 'en', string>>) =>
      typeof text === 'string' ? text : text[language]
    const lines = listed.value.map(({ id, family, title, subtitle }) => ({
      id,
      family,
      title: word(title),
      subtitle: word(subtitle),
    }))
    if (json) print(JSON.stringify(lines))
    else for (const { id, title, subtitle } of lines) print(`template:${id.padEnd(22)} ${title} — ${subtitle}`)
    return 0
  })
}
