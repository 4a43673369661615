import { Command, InvalidArgumentError, Option } from 'commander'
import { version } from '../../package.json'
import type { CliContext, ExitCode } from './CliContext'
import { serve, type ServeOptions } from './commands/serve'

/** Whole numbers as arguments; anything else is a bad argument. */
const wholeNumber = ({ say }: CliContext, low: number, high: number) => (value: string): number => {
  const number = Number(value)
  if (!/^\d+$/.test(value) || number < low || number > high) throw new InvalidArgumentError(say('badNumber', { value, low, high }))
  return number
}

const backendOption = ({ say }: CliContext) => new Option('--backend <name>', say('backendOption')).choices(['auto', 'wasm', 'cpu']).default('auto')

/** The commands of `neuroloom`; `done` is told the exit code. */
export function createProgram(context: CliContext, done: (code: ExitCode) => void): Command {
  const { say } = context
  const titles: Readonly<Record<string, string>> = {
    'Usage:': say('usage'), 'Arguments:': say('arguments'), 'Options:': say('options'), 'Commands:': say('commands'),
  }
  const program = new Command('neuroloom')
    .description(say('about'))
    .version(version, '-V, --version', say('versionOption'))
    .helpOption('-h, --help', say('help'))
    .helpCommand(false)
    .addOption(new Option('--language <language>', say('languageOption')).choices(['uk', 'en']))
    .configureHelp({ styleTitle: (title) => titles[title] ?? title })
    .exitOverride()
  program
    .command('serve')
    .description(say('serve'))
    .argument('[file]', say('serveFile'))
    .option('--port <port>', say('portOption'), wholeNumber(context, 0, 65_535), 0)
    .option('--folder <folder>', say('folderOption'))
    .option('--open', say('openOption'))
    .option('--json', say('jsonOption'))
    .addOption(backendOption(context))
    .action(async (file: string | undefined, options: ServeOptions) => done(await serve(context, file, options)))
  return program
}
