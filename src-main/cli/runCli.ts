import { CommanderError } from 'commander'
import { LANGUAGES, type Language } from '@shared/language'
import { problem } from '@shared/result'
import type { CliContext, ExitCode } from './CliContext'
import { createProgram } from './createProgram'
import { describe } from './describe'
import { languageOf, sayIn } from './texts'

function chosenLanguage(words: readonly string[]): Language {
  const at = words.findIndex((word) => word === '--language' || word.startsWith('--language='))
  const value = at < 0 ? undefined : words[at]?.includes('=') ? words[at]?.split('=')[1] : words[at + 1]
  return LANGUAGES.find((language) => language === value) ?? languageOf(process.env)
}

function createContext(language: Language, main: string): CliContext {
  const tell = (line: string) => void process.stderr.write(`${line}\n`)
  return {
    language,
    say: sayIn(language),
    main,
    tell,
    print: (line) => void process.stdout.write(`${line}\n`),
    fail: (what, code = 1) => {
      tell(describe(what, language))
      if (process.env['NEUROLOOM_DEBUG'] && what.cause) tell(what.cause)
      return code
    },
    live: process.stderr.isTTY === true,
  }
}

/** Runs the command line and gives its exit code. `main` is the folder of the built main files. */
export async function runCli(words: readonly string[], main: string): Promise<ExitCode> {
  const context = createContext(chosenLanguage(words), main)
  // A reader that goes away (`| head`) ends the work, it does not break it.
  process.stdout.on('error', () => process.exit(0))
  let code: ExitCode = 0
  const program = createProgram(context, (result) => (code = result))
  try {
    await program.parseAsync([...words], { from: 'user' })
    return code
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    return context.fail(problem('internal', 'Something went wrong inside the studio.', undefined, error))
  }
}
