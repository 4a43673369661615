import { expect, test } from 'vitest'
import { run } from '../../support/commandLine'

const COMMANDS = [
  'serve',
  'validate',
  'train',
  'evaluate',
  'predict',
  'export',
  'import',
  'catalog',
  'templates',
  'doctor',
]
/** What stays in Latin letters: what is typed, names of formats, and what these tests give. */
const TYPED = new RegExp(
  `--?[A-Za-z]+|template:|\\b(${[...COMMANDS, 'neuroloom', 'JSON', 'Ctrl', 'auto', 'eager', 'tensorflow', 'TensorFlow\\.js', 'TensorFlow', 'Keras', 'ONNX', 'model\\.json', 'onnx', 'savedmodel', 'webgpu', 'wasm', 'cpu', 'uk', 'en', 'tfjs', 'npz', 'safetensors', 'h5', 'python', 'typescript', 'keras', 'validation', 'test', 'id', 'given', 'trein'].join('|')})\\b`,
  'g',
)
const latin = (text: string): string[] => text.replace(TYPED, '').match(/[A-Za-z]{2,}/g) ?? []
const ukrainian = (words: readonly string[]) => run([...words], { LC_ALL: 'uk_UA.UTF-8' })

test.each([
  ['unknown command', ['given']],
  ['a command much like another', ['trein']],
  ['unknown option', ['train', 'given', '--given']],
  ['an option much like another', ['train', 'given', '--epoch', '3']],
  ['an option much like two others', ['export', 'given', '--to', 'tfjs', '--out', 'given', '--rut']],
  ['unknown option before any command', ['--given']],
  ['missing argument', ['train']],
  ['option without its value', ['train', 'given', '--epochs']],
  ['number out of range', ['train', 'given', '--epochs', '0']],
  ['not a number', ['serve', '--port', 'given']],
  ['not one of the choices', ['train', 'given', '--backend', 'given']],
  ['not a language', ['catalog', '--language', 'given']],
  ['missing option', ['predict', 'given']],
  ['missing option with choices', ['export', 'given', '--out', 'given']],
  ['options that do not go together', ['evaluate', 'given', '--run', 'given', '--weights', 'given']],
  ['too many arguments', ['train', 'given', 'given']],
  ['arguments where there are none', ['catalog', 'given']],
] as const)('is said in Ukrainian: %s', async (_what, words) => {
  const { code, err } = await ukrainian(words)
  expect(code).toBe(2)
  expect(err).toMatch(/[а-яіїєґ]/)
  expect(latin(err)).toEqual([])
})

test.each([[], ...COMMANDS.map((command) => [command])])('help is Ukrainian: %s', async (...command) => {
  const { code, out } = await ukrainian([...command, '--help'])
  expect([code, latin(out)]).toEqual([0, []])
  expect(out).toMatch(/^Використання: /)
})

test('in English the parser speaks for itself', async () => {
  const { code, err } = await run(['train', 'given', '--epochs'])
  expect([code, err]).toEqual([2, "error: option '--epochs <number>' argument missing\n"])
  expect((await run(['train', '--help'])).out).toMatch(/^Usage: neuroloom train \[options\] <file>\n/)
})
