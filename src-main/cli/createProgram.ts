import { Command, Help, InvalidArgumentError, Option } from 'commander'
import { version } from '../../package.json'
import { MOST_EPOCHS } from '@shared/graph/document'
import { BACKENDS } from '@shared/training/runEvent'
import { exporters } from '../export/exporters'
import type { CliContext, ExitCode } from './CliContext'
import { doctor } from './commands/doctor'
import { evaluate, type EvaluateOptions } from './commands/evaluate'
import { importFile, type ImportOptions } from './commands/import'
import { exportNetwork, type ExportOptions } from './commands/export'
import { listCatalog, listTemplates } from './commands/lists'
import { predict, type PredictOptions } from './commands/predict'
import { serve, type ServeOptions } from './commands/serve'
import { train, type TrainOptions } from './commands/train'
import { validate } from './commands/validate'
import { parserWords } from './parserWords'

type Done = (code: ExitCode) => void

/** Whole numbers as arguments; anything else is a bad argument. */
const wholeNumber =
  ({ say }: CliContext, low: number, high: number) =>
  (value: string): number => {
    const number = Number(value)
    if (!/^\d+$/.test(value) || number < low || number > high)
      throw new InvalidArgumentError(say('badNumber', { value, low, high }))
    return number
  }

/** A path or a name; an empty one would mean the folder where the person stands. */
const given =
  ({ say }: CliContext) =>
  (value: string): string => {
    if (value === '') throw new InvalidArgumentError(say('emptyValue'))
    return value
  }

const backend = ({ say }: CliContext) =>
  new Option('--backend <name>', say('backendOption')).choices(['auto', ...BACKENDS]).default('auto')
const engine = ({ say }: CliContext) =>
  new Option('--engine <name>', say('engineOption')).choices(['auto', 'eager']).default('auto')

function addServe(program: Command, context: CliContext, done: Done): void {
  const { say } = context
  program
    .command('serve')
    .description(say('serve'))
    .argument('[file]', say('serveFile'))
    .option('--port <port>', say('portOption'), wholeNumber(context, 0, 65_535), 0)
    .option('--folder <folder>', say('folderOption'), given(context))
    .option('--open', say('openOption'))
    .option('--no-native', say('noNativeOption'))
    .option('--json', say('jsonOption'))
    .addOption(backend(context))
    .action(async (file: string | undefined, options: ServeOptions) => done(await serve(context, file, options)))
}

function addWork(program: Command, context: CliContext, done: Done): void {
  const { say } = context
  const command = (name: string, about: string) =>
    program.command(name).description(about).argument('<file>', say('fileArgument')).option('--json', say('jsonOption'))
  const trained = (name: string, about: string) =>
    command(name, about)
      .addOption(new Option('--run <run>', say('runOption')).argParser(given(context)).conflicts('weights'))
      .option('--weights <weights>', say('weightsOption'), given(context))
      .addOption(engine(context))
      .addOption(backend(context))
  command('validate', say('validate')).action(async (file: string, options: { json?: boolean }) =>
    done(await validate(context, file, options)),
  )
  command('train', say('train'))
    .option('--epochs <number>', say('epochsOption'), wholeNumber(context, 1, MOST_EPOCHS))
    .option('--seed <number>', say('seedOption'), wholeNumber(context, 0, 4_294_967_295))
    .option('--out <folder>', say('trainOutOption'), given(context))
    .addOption(engine(context))
    .addOption(backend(context))
    .action(async (file: string, options: TrainOptions) => done(await train(context, file, options)))
  trained('evaluate', say('evaluate'))
    .addOption(
      new Option('--split <split>', say('splitOption')).choices(['train', 'validation', 'test']).default('test'),
    )
    .action(async (file: string, options: EvaluateOptions) => done(await evaluate(context, file, options)))
  trained('predict', say('predict'))
    .requiredOption('--input <input>', say('inputOption'))
    .action(async (file: string, options: PredictOptions) => done(await predict(context, file, options)))
  const formats = exporters.map(({ id }) => id)
  trained('export', say('export'))
    .addOption(
      new Option('--to <format>', say('toOption', { formats: formats.join(', ') }))
        .choices(formats)
        .makeOptionMandatory(),
    )
    .requiredOption('--out <path>', say('exportOutOption'), given(context))
    .action(async (file: string, options: ExportOptions) => done(await exportNetwork(context, file, options)))
  program
    .command('import')
    .description(say('import'))
    .argument('<path>', say('importArgument'))
    .requiredOption('--out <file>', say('importOutOption'), given(context))
    .option('--json', say('jsonOption'))
    .action(async (file: string, options: ImportOptions) => done(await importFile(context, file, options)))
}

function addLists(program: Command, context: CliContext, done: Done): void {
  const { say } = context
  const list = (name: string, about: string) =>
    program.command(name).description(about).option('--json', say('jsonOption'))
  list('catalog', say('catalog')).action(async (options: { json?: boolean }) =>
    done(await listCatalog(context, options)),
  )
  list('templates', say('templates')).action(async (options: { json?: boolean }) =>
    done(await listTemplates(context, options)),
  )
  list('doctor', say('doctor'))
    .option('--install', say('installOption'))
    .option('--measure', say('measureOption'))
    .addOption(backend(context))
    .action(async (options: Parameters<typeof doctor>[1]) => done(await doctor(context, options)))
}

/** Translated before it is laid out, so that columns stay columns. */
function spokenHelp(translate: (text: string) => string): Partial<Help> {
  const plain = new Help()
  return {
    styleTitle: translate,
    commandUsage: (command) => translate(plain.commandUsage(command)),
    subcommandTerm: (command) => translate(plain.subcommandTerm(command)),
    argumentTerm: (argument) => translate(`<${plain.argumentTerm(argument)}>`).slice(1, -1),
    optionTerm: (option) => translate(plain.optionTerm(option)),
    optionDescription: (option) => translate(plain.optionDescription(option)),
  }
}

/** The commands of `neuroloom`; `done` is told the exit code. */
export function createProgram(context: CliContext, done: Done): Command {
  const { say, language } = context
  const translate = parserWords(language)
  const program = new Command('neuroloom')
    .description(say('about'))
    .version(version, '-V, --version', say('versionOption'))
    .helpOption('-h, --help', say('help'))
    .helpCommand(false)
    .addOption(new Option('--language <language>', say('languageOption')).choices(['uk', 'en']))
    .configureHelp(spokenHelp(translate))
    .configureOutput({ writeOut: context.write, outputError: (text, write) => write(translate(text)) })
    .exitOverride()
  addServe(program, context, done)
  addWork(program, context, done)
  addLists(program, context, done)
  // Wherever it stands, the language was read before the commands were made; each must know the option to accept it.
  for (const command of program.commands)
    command
      .exitOverride()
      .helpOption('-h, --help', say('help'))
      .addOption(new Option('--language <language>', say('languageOption')).choices(['uk', 'en']))
  return program
}
