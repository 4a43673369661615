import { checkGraph } from '@shared/compile/checkGraph'
import { describeProblem } from '@shared/describeProblem'
import { describeDiagnostic } from '@shared/graph/diagnostics/texts'
import type { CliContext, ExitCode } from '../CliContext'
import { describeFinding } from '../describeFinding'
import { loadDocument } from '../loadDocument'
import { withStudio } from '../withStudio'

/** Checks a project without training it. A network that cannot be trained is a bad document. */
export function validate(context: CliContext, file: string, { json }: { readonly json?: boolean }): Promise<ExitCode> {
  const { say, print, language } = context
  return withStudio(context, {}, async (studio) => {
    const loaded = await loadDocument(file, studio.templates)
    if (!loaded.ok) {
      if (json) print(JSON.stringify({ trainable: false, problem: loaded.error }))
      return context.fail(loaded.error, 2)
    }
    const { document, notices } = loaded.value
    const { trainable, totals, diagnostics } = checkGraph(document)
    if (json) {
      const sentences = diagnostics.map((found) => ({ ...found, ...describeDiagnostic(found, language) }))
      print(JSON.stringify({ trainable, totals, diagnostics: sentences, notices }))
      return trainable ? 0 : 2
    }
    for (const notice of notices) print(`${say('info')}: ${describeProblem(notice, language)}`)
    for (const found of diagnostics) print(describeFinding(context, document, found))
    const count = diagnostics.filter(({ severity }) => severity === 'error').length
    const { parameterCount: parameters, multiplyAdds } = totals
    print(trainable ? say('valid', { parameters, multiplyAdds }) : say('invalid', { count }))
    return trainable ? 0 : 2
  })
}
