import type { Language } from '@shared/language'

/** What Commander says by itself, in the words of its version 14; whole messages before their parts. */
const UKRAINIAN: readonly (readonly [RegExp, string])[] = [
  [/^error: unknown command '(.*?)'/, 'Немає команди «$1».'],
  [/^error: unknown option '(.*?)'/, 'Немає параметра «$1».'],
  [/^error: missing required argument '(.*?)'/, 'Бракує аргументу <$1>.'],
  [/^error: option '(.*?)' argument missing/, 'Параметр «$1» потребує значення.'],
  [/^error: required option '(.*?)' not specified/, 'Бракує обов’язкового параметра «$1».'],
  [/^error: option '(.*?)' cannot be used with option '(.*?)'/, 'Параметри «$1» і «$2» несумісні.'],
  [/^error: option '(.*?)' argument '(.*?)' is invalid\./s, 'Параметр «$1» не може мати значення «$2».'],
  [
    /^error: too many arguments(?: for '(.*?)')?\. Expected (\d+) arguments? but got (\d+)\./,
    'Забагато аргументів: треба — $2, є — $3.',
  ],
  [/ Allowed choices are (.*)\.$/m, ' Можна: $1.'],
  [/^\(Did you mean one of (.*)\?\)$/m, 'Може, одне з цього: $1?'],
  [/^\(Did you mean (.*)\?\)$/m, 'Може, $1?'],
  [/^Usage:$/, 'Використання:'],
  [/^Arguments:$/, 'Аргументи:'],
  [/^Options:$/, 'Параметри:'],
  [/^Commands:$/, 'Команди:'],
  [/\(choices: (.*?)(?=, default: |\)$)/, '(можна: $1'],
  [/\bdefault: (.*)\)$/, 'типово: $1)'],
]

/** Names of values in usage lines: `[options]`, `--epochs <number>`. */
const VALUES: Readonly<Record<string, string>> = {
  command: 'команда',
  file: 'файл',
  folder: 'тека',
  format: 'формат',
  input: 'вхід',
  language: 'мова',
  name: 'назва',
  number: 'число',
  options: 'параметри',
  path: 'шлях',
  port: 'порт',
  run: 'запуск',
  split: 'частина',
  weights: 'ваги',
}

/** Says in a language what the parser of arguments says in English. */
export const parserWords =
  (language: Language) =>
  (text: string): string =>
    language === 'en'
      ? text
      : UKRAINIAN.reduce((said, [english, ukrainian]) => said.replace(english, ukrainian), text).replace(
          /(?<=[<[])(\w+)(?=[>\]])/g,
          (name) => VALUES[name] ?? name,
        )
