import { CommanderError } from 'commander'
import { describeProblem } from '@shared/describeProblem'
import { LANGUAGES, type Language } from '@shared/language'
import { problem } from '@shared/result'
import { toFileProblem } from '../services/files/toFileProblem'
import type { CliContext, ExitCode } from './CliContext'
import { createOutput, type Output } from './createOutput'
import { createProgram } from './createProgram'
import { exitCodeOf } from './exitCodeOf'
import { languageOf, sayIn } from './texts'

function chosenLanguage(words: readonly string[]): Language {
  const at = words.findIndex((word) => word === '--language' || word.startsWith('--language='))
  const value = at < 0 ? undefined : words[at]?.includes('=') ? words[at]?.split('=')[1] : words[at + 1]
  return LANGUAGES.find((language) => language === value) ?? languageOf(process.env)
}

/** Text from a file must not command the terminal: control and direction characters are shown as JSON writes them. */
const harmless = (text: string): string =>
  text.replace(
    /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

function createContext(language: Language, main: string, { write, cutOff }: Output): CliContext {
  const tell = (line: string) => void process.stderr.write(`${harmless(line)}\n`)
  return {
    language,
    say: sayIn(language),
    main,
    tell,
    write,
    cutOff,
    print: (line) => write(`${harmless(line)}\n`),
    fail: (what, code = exitCodeOf(what)) => {
      tell(describeProblem(what, language))
      if (process.env['NEUROLOOM_DEBUG'] && what.cause) tell(what.cause)
      return code
    },
    live: process.stderr.isTTY === true,
  }
}

/** A reader that went away (`| head`) has what it wanted; an answer that was cut off otherwise is no answer. */
function cutOffCode({ cutOff, fail }: CliContext): ExitCode {
  const { code } = Object(cutOff.reason) as NodeJS.ErrnoException
  return code === 'EPIPE' ? 0 : fail(toFileProblem(cutOff.reason, 'stdout'), 1)
}

/** Runs the command line and gives its exit code. `main` is the folder of the built main files. */
export async function runCli(words: readonly string[], main: string): Promise<ExitCode> {
  const output = createOutput(process.stdout)
  const context = createContext(chosenLanguage(words), main, output)
  // Nobody reads what is said beside the answer any more: no reason to lose the work.
  process.stderr.on('error', () => undefined)
  let code: ExitCode = 0
  const program = createProgram(context, (result) => (code = result))
  try {
    await program.parseAsync([...words], { from: 'user' })
  } catch (error) {
    if (error instanceof CommanderError) code = error.exitCode === 0 ? 0 : 2
    else code = context.fail(problem('internal', 'Something went wrong inside the studio.', undefined, error))
  }
  return code === 0 && output.cutOff.aborted ? cutOffCode(context) : code
}
