import type { Localized } from '../language'
import type { Problem } from '../result'

type Values = NonNullable<Problem['values']>

/** Why TensorFlow's native library could not be installed, and what to do; the codes of scripts/lib/native/problems.mjs. */
export const nativeProblemTexts = {
  nativeUnsupported: {
    en: 'There is no native TensorFlow for this system. Training goes on without it.',
    uk: 'Для цієї системи немає нативного TensorFlow. Навчання йде без нього.',
  },
  nativeNoPackages: {
    en: 'The npm packages are not installed. Start the studio with npm start, which installs them.',
    uk: 'Пакети npm не встановлено. Запустіть студію командою npm start: вона їх установить.',
  },
  nativeNoPython: {
    en: 'Python 3 with pip was not found. Install it (Debian: python3-pip) and try again.',
    uk: 'Не знайдено Python 3 з pip. Установіть його (Debian: python3-pip) і спробуйте ще раз.',
  },
  nativeNoCompiler: {
    en: 'A C++ compiler was not found. Install one (Debian: g++; macOS: xcode-select --install) and try again.',
    uk: 'Не знайдено компілятора C++. Установіть його (Debian: g++; macOS: xcode-select --install) і спробуйте ще раз.',
  },
  nativeNoSpace: {
    en: ({ missing }) =>
      `There is too little room on the disk: ${missing === undefined ? 'the install takes about 1.4 GB' : `${missing} MB more are needed`}. Free some space and try again. Training goes on without it.`,
    uk: ({ missing }) =>
      `На диску замало місця: ${missing === undefined ? 'встановлення потребує близько 1,4 ГБ' : `бракує ${missing} МБ`}. Звільніть місце й спробуйте ще раз. Навчання тим часом іде без неї.`,
  },
  nativeNetwork: {
    en: 'The Python Package Index could not be reached. Check the network connection and try again.',
    uk: 'Не вдалося зв’язатися з каталогом пакетів Python. Перевірте з’єднання з мережею і спробуйте ще раз.',
  },
  nativeChecksum: {
    en: 'The downloaded file is not the expected one, so it was thrown away. Check what your package index serves.',
    uk: 'Завантажений файл не той, якого чекали, тож його викинуто. Перевірте, що віддає ваш каталог пакетів.',
  },
  nativeDamaged: {
    en: 'The downloaded file is damaged. Try again: it is downloaded anew.',
    uk: 'Завантажений файл пошкоджено. Спробуйте ще раз: його буде завантажено заново.',
  },
  nativeWrongArchitecture: {
    en: 'The downloaded library is for another kind of processor.',
    uk: 'Завантажена бібліотека — для процесора іншого виду.',
  },
  nativeCompile: {
    en: 'The binding could not be compiled. Install a compiler that knows C++17 and try again.',
    uk: 'Не вдалося скомпілювати з’єднувальний модуль. Установіть компілятор, що знає C++17, і спробуйте ще раз.',
  },
  nativeLoad: {
    en: 'The library was built but does not load here. Please report it; training goes on without it meanwhile.',
    uk: 'Бібліотеку зібрано, але вона тут не завантажується. Будь ласка, повідомте про це; навчання поки йде без неї.',
  },
  nativeCache: {
    en: 'The folder for downloads ($NEUROLOOM_CACHE, else ~/.cache/neuroloom) cannot be written to. Name another one.',
    uk: 'До теки завантажень ($NEUROLOOM_CACHE або ~/.cache/neuroloom) не можна писати. Назвіть іншу.',
  },
  nativeGivenBroken: {
    en: 'The library that $NEUROLOOM_NATIVE names is damaged. Name another one, or start without the variable.',
    uk: 'Бібліотеку, яку називає $NEUROLOOM_NATIVE, пошкоджено. Назвіть іншу або запустіть без цієї змінної.',
  },
  nativeGiven: {
    en: 'This library was named when the studio was started ($NEUROLOOM_NATIVE), so it is not removed from here.',
    uk: 'Цю бібліотеку названо під час запуску студії ($NEUROLOOM_NATIVE), тож звідси її не вилучають.',
  },
  nativeUnforeseen: {
    en: 'The install ended unexpectedly. Try again, and report it if it happens again.',
    uk: 'Встановлення несподівано обірвалося. Спробуйте ще раз, а якщо повториться — повідомте про це.',
  },
} as const satisfies Readonly<Record<string, Localized<string | ((values: Values) => string)>>>
