import type { WhyTexts } from './whyText'

/** Devices: why one does not open. */
export const deviceWhys = {
  'backend.nativeMissing': {
    en: 'The native library is TensorFlow itself: it uses all cores and is usually several times as fast. It is a large download, so it is not part of the studio; “Install” in the device panel brings it. Everything computes without it too.',
    uk: 'Нативна бібліотека — це сам TensorFlow: вона займає всі ядра й зазвичай у кілька разів швидша. Завантаження велике, тому вона не входить до студії; її принесе «Встановити» на панелі пристроїв. Усе обчислюється й без неї.',
  },
  'backend.nativeBroken': {
    en: 'The library is a set of files for one system and processor. One of them is damaged or lacks something of this system’s. Removing it and installing it anew in the device panel usually mends it.',
    uk: 'Бібліотека — це набір файлів під певну систему й процесор. Якийсь із них пошкоджено, або йому бракує чогось у цій системі. Зазвичай допомагає видалити її та встановити наново на панелі пристроїв.',
  },
  'backend.nativeForeign': {
    en: (v) =>
      `A processor reads only its own machine language: a library for ${v['processor']} is noise to this one. Most likely the folder was copied from another computer; install the library here.`,
    uk: (v) =>
      `Процесор розуміє лише свою машинну мову: бібліотека для ${v['processor']} для нього — шум. Мабуть, теку скопійовано з іншого комп’ютера; установіть бібліотеку тут.`,
  },
  'backend.webgpuMissing': {
    en: 'WebGPU is what reaches the graphics card without TensorFlow’s library. Without the package the processor computes; small networks are hardly slower for it.',
    uk: 'Через WebGPU студія звертається до відеокарти без бібліотеки TensorFlow. Без пакета обчислює процесор; малі мережі від того майже не сповільнюються.',
  },
  'backend.webgpuBroken': {
    en: 'The package is there, but its driver layer did not come up. A newer driver of the graphics card is the usual cure; until then the processor computes.',
    uk: 'Пакет є, але його шар драйверів не запустився. Зазвичай допомагає новіший драйвер відеокарти; доти обчислює процесор.',
  },
  'backend.webgpuElectron': {
    en: 'The processes of the desktop window may not load this driver layer. The same studio in a browser, started with “neuroloom serve”, may.',
    uk: 'Процесам вікна програми не можна завантажувати цей шар драйверів. Та сама студія у браузері, запущена через «neuroloom serve», — може.',
  },
  'backend.webgpuNoVulkan': {
    en: 'WebGPU speaks to cards on Linux through Vulkan. Install your system’s package for it together with the card’s driver.',
    uk: 'У Linux WebGPU говорить із картами через Vulkan. Установіть його пакет у системі разом із драйвером карти.',
  },
  'backend.webgpuSoftware': {
    en: 'A program that plays a graphics card computes on the processor with a detour. Without the detour it is faster.',
    uk: 'Програма, що вдає відеокарту, рахує на процесорі в обхід. Без обходу швидше.',
  },
  'backend.webgpuNoCard': {
    en: 'A card counts only if its driver offers Vulkan, Direct3D 12 or Metal. Old cards and virtual machines often have none.',
    uk: 'Карта рахується лише тоді, коли її драйвер має Vulkan, Direct3D 12 чи Metal. Старі карти й віртуальні машини часто їх не мають.',
  },
  'backend.wasmMissing': {
    en: 'These files come with the studio. Something took them away: “npm install” brings them back. Meanwhile plain JavaScript computes, several times slower.',
    uk: 'Ці файли входять до студії. Щось їх прибрало: поверне «npm install». Тим часом рахує звичайний JavaScript, у кілька разів повільніше.',
  },
  'backend.wasmBroken': {
    en: 'WebAssembly needs memory in one piece and a runtime that allows it. Close other programs, or restart the studio; plain JavaScript computes meanwhile.',
    uk: 'WebAssembly потребує суцільної пам’яті й дозволу середовища. Закрийте інші програми або перезапустіть студію; тим часом рахує звичайний JavaScript.',
  },
  'backend.wasmStuck': {
    en: 'Its threads were started and did not answer in time, which happens on computers that are very busy. Try again; another backend computes meanwhile.',
    uk: 'Її потоки запущено, але вони вчасно не відповіли; так буває на дуже завантажених комп’ютерах. Спробуйте ще раз; тим часом рахує інший засіб.',
  },
  trainerSilent: {
    en: 'A speed is told from at least a few steps. On a busy computer, or with this backend, not even those were done in time.',
    uk: 'Швидкість визначається щонайменше за кількома кроками. На завантаженому комп’ютері чи з цим засобом вчасно не встигли й їх.',
  },
  runWhileMeasuring: {
    en: 'A run beside the measurement would halve every speed that is measured, and its own.',
    uk: 'Запуск під час вимірювання вдвічі зменшив би й виміряні швидкості, і власну.',
  },
  measureWhileRunning: {
    en: 'The run takes the processor: what would be measured is what it leaves over.',
    uk: 'Запуск займає процесор: виміряли б лише те, що від нього лишилося.',
  },
} as const satisfies WhyTexts
