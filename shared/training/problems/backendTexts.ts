import type { Localized } from '../../language'

/** Why a backend does not open. */
export const backendProblemTexts = {
  'backend.nativeBroken': {
    en: 'TensorFlow’s native library in {folder} is damaged or does not load here.',
    uk: 'Нативну бібліотеку TensorFlow у {folder} пошкоджено, або вона тут не завантажується.',
  },
  'backend.nativeForeign': {
    en: 'TensorFlow’s native library in {folder} is for another processor: {file} is for {processor}, this computer is {here}.',
    uk: 'Нативна бібліотека TensorFlow у {folder} — для іншого процесора: {file} для {processor}, а цей комп’ютер — {here}.',
  },
  'backend.wasmMissing': {
    en: 'The files of WebAssembly’s calculation engine were not found.',
    uk: 'Файлів обчислювального рушія WebAssembly не знайдено.',
  },
  'backend.wasmBroken': {
    en: 'WebAssembly’s calculation engine could not be started here.',
    uk: 'Обчислювальний рушій WebAssembly тут не запустився.',
  },
  'backend.wasmStuck': {
    en: 'WebAssembly’s calculation engine did not answer.',
    uk: 'Обчислювальний рушій WebAssembly не відповів.',
  },
} as const satisfies Readonly<Record<string, Localized>>
