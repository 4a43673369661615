import type { WhyTexts } from './whyText'

/** Runs: why one does not begin, ends badly, or cannot go on. */
export const runWhys = {
  graphHasErrors: {
    en: 'An error means that some number could not be computed: a port is empty, or shapes do not meet. A network that is nearly whole gives no gradient at all. The list of problems leads to each, most with a button that mends it.',
    uk: 'Помилка означає, що якогось числа не обчислити: порт порожній або форми не збігаються. Майже ціла мережа не дає жодного градієнта. Список проблем веде до кожної, і більшість має кнопку, що її виправляє.',
  },
  notTrainable: {
    en: 'An error means that some number could not be computed: a port is empty, or shapes do not meet. The list of problems leads to each of them.',
    uk: 'Помилка означає, що якогось числа не обчислити: порт порожній або форми не збігаються. Список проблем веде до кожної.',
  },
  planBroken: {
    en: 'Before a run the network is laid out as a list of steps: data, layers in order, losses, updates. This node found no place in it. Disconnect it or replace it; if the list of problems shows nothing, this is a fault of the studio.',
    uk: 'Перед запуском мережа розкладається на список кроків: дані, шари за порядком, втрати, оновлення. Цьому вузлу місця в ньому не знайшлося. Від’єднайте його або замініть; якщо список проблем порожній, це помилка студії.',
  },
  outOfMemory: {
    en: 'Training keeps the output of every layer for every row of the batch until its gradient is computed, and each weight up to four times: itself, its gradient, and what the optimizer remembers. Half the batch halves the first part; the second hangs on the layers, most often on a dense one after a large picture: pool before you flatten.',
    uk: 'Під час навчання вихід кожного шару для кожного рядка пакета зберігається, доки не пораховано градієнта, а кожна вага — до чотирьох разів: сама, її градієнт і пам’ять оптимізатора. Удвічі менший пакет удвічі зменшить перше; друге залежить від шарів, найчастіше від повнозв’язного після великої картинки: пулінг перед вирівнюванням допоможе.',
  },
  trainerError: {
    en: 'Something in the computation failed in a way that nobody foresaw. Your network is not lost: it is in the project, and the weights of the last checkpoint are kept. Try another device in the device panel; if it happens again, it is a fault of the studio, and the text above helps to find it.',
    uk: 'Щось в обчисленні схибило так, як ніхто не передбачив. Мережа не втрачена: вона в проєкті, а ваги останньої контрольної точки збережено. Спробуйте інший пристрій на панелі пристроїв; якщо станеться знову, це помилка студії, і текст вище допоможе її знайти.',
  },
  trainerDied: {
    en: 'A run computes in a process of its own, so that the studio stays when it breaks down. Systems that run out of memory end the process that has most of it. If nobody ended it by hand, make the batch or the network smaller.',
    uk: 'Запуск обчислюється в окремому процесі, тож студія лишається, коли він ламається. Коли бракує пам’яті, система завершує процес, який має її найбільше. Якщо ніхто не завершив його вручну, зменште пакет або мережу.',
  },
  trainerOutOfMemory: {
    en: 'Memory grows with the batch, for each row leaves its own values in every layer, and with the number of weights. Try half the batch first: what is learned hardly changes.',
    uk: 'Пам’ять росте з пакетом, бо кожен рядок лишає в кожному шарі свої значення, і з кількістю ваг. Спершу візьміть удвічі менший пакет: навчання від цього майже не змінюється.',
  },
  trainerTooSlow: {
    en: (v) =>
      `A command such as pause waits for the end of a step. After ${v['seconds']} s without one the process is taken for stuck. Smaller batches make shorter steps.`,
    uk: (v) =>
      `Команда, як-от пауза, чекає кінця кроку. Якщо його немає ${v['seconds']} с, процес вважається завислим. Що менший пакет, то коротший крок.`,
  },
  nativeCrashed: {
    en: 'The native library is a program of its own inside the process: it is fast, and when memory ends or its file is damaged it takes the process along. WebAssembly is slower and cannot do that.',
    uk: 'Нативна бібліотека — окрема програма всередині процесу: вона швидка, але коли закінчується пам’ять чи її файл пошкоджено, падає разом із процесом. WebAssembly повільніша, зате такого не робить.',
  },
  interrupted: {
    en: 'Weights live in memory while a run goes on and are kept on disk now and then. What came after the last time is lost, and the run can go on from there.',
    uk: 'Поки триває запуск, ваги живуть у пам’яті й час від часу зберігаються на диск. Те, що було після останнього збереження, втрачено; звідти запуск можна продовжити.',
  },
  checkpointMissing: {
    en: 'The weights of a run lie in a file of their own, beside its curves. It was moved, deleted or locked. The run can be repeated: with the same seed it comes to the same weights.',
    uk: 'Ваги запуску лежать в окремому файлі поряд із кривими. Його перемістили, видалили чи заблокували. Запуск можна повторити: з тим самим зерном він прийде до тих самих ваг.',
  },
  checkpointDamaged: {
    en: 'The file ends too early or holds other sizes than it says. Weights that are read wrong would answer nonsense without a warning, so none are taken.',
    uk: 'Файл обривається або містить не ті розміри, які в ньому записано. Прочитані не так ваги без попередження давали б нісенітницю, тож жодних не взято.',
  },
  checkpointVersion: {
    en: 'A newer studio wrote the file in another way. Open it there, or train anew here.',
    uk: 'Файл записала новіша студія й по-іншому. Відкрийте його там або навчіть тут наново.',
  },
  checkpointOther: {
    en: 'To go on, the optimizer’s memory, the order of the rows and the schedule must be those of the run, so network and settings must be the same. “Begin from this run” takes only the weights, and those of layers that kept their shape fit in.',
    uk: 'Щоб продовжити, пам’ять оптимізатора, порядок рядків і розклад мають бути ті самі, тож мережа й налаштування теж. «Почати з цього запуску» бере лише ваги, і підійдуть ваги шарів, форма яких не змінилася.',
  },
  checkpointFinal: {
    en: 'From weights that are not finite every step leads to weights that are not finite. Go back to an earlier run, or train anew with a lower learning rate.',
    uk: 'Від нескінченних ваг кожен крок веде до нескінченних. Поверніться до попереднього запуску або навчіть наново з меншою швидкістю навчання.',
  },
  checkpointFailed: {
    en: 'Training goes on in memory. If the computer stopped now, what was learned since the last time would be lost: make room on the disk.',
    uk: 'Навчання триває в пам’яті. Якби комп’ютер зараз вимкнувся, вивчене після останнього збереження пропало б: звільніть місце на диску.',
  },
  changeNeedsRun: {
    en: 'A run can take over what shapes its steps, such as a learning rate or a dropout rate. What would change shapes, weights, data or their order would make it another run, and its curve would tell of two networks.',
    uk: 'Запуск, що триває, може прийняти те, від чого залежать кроки: швидкість навчання чи частку дропауту. Зміна форм, ваг, даних чи їхнього порядку зробила б його іншим запуском, а крива розповідала б про дві мережі.',
  },
  changeTooLate: {
    en: 'Changes count from the next step on, and there was none. They are in the network and count for the next run.',
    uk: 'Зміни діють із наступного кроку, а його вже не було. Вони лишилися в мережі й подіють у наступному запуску.',
  },
  noCheckpoint: {
    en: 'A run keeps its weights at its end and now and then on the way; this one ended before the first time. Its curves are there, but nothing can be computed with it.',
    uk: 'Запуск зберігає ваги наприкінці й час від часу дорогою; цей закінчився ще до першого разу. Криві є, але обчислити ним нічого не можна.',
  },
  runNotGoing: {
    en: 'Pause, stop and new settings reach only a run that computes. This one has ended; its weights are kept.',
    uk: 'Пауза, зупинка й нові налаштування доходять лише до запуску, що обчислюється. Цей уже закінчився; його ваги збережено.',
  },
  runWaits: {
    en: 'Two runs at once would share processor and memory and both be slower, so they go one after the other.',
    uk: 'Два запуски водночас ділили б процесор і пам’ять, і обидва були б повільніші, тож вони йдуть один за одним.',
  },
  historyNotKept: {
    en: 'The curve of a run is written to disk as it grows, to be there when the project is opened again. The disk refuses; the run itself goes on in memory.',
    uk: 'Крива запуску записується на диск, щойно росте, щоб бути там, коли проєкт відкриють знову. Диск відмовляє; сам запуск триває в пам’яті.',
  },
  processorFaster: {
    en: 'A graphics card computes thousands of numbers at once, but each order to it takes time. Small layers are done sooner by the processor than the order is given.',
    uk: 'Відеокарта рахує тисячі чисел водночас, але кожне доручення їй забирає час. Малі шари процесор обчислить раніше, ніж карта отримає доручення.',
  },
  trainerNotStarted: {
    en: 'A run computes in a process of its own, and the system started none. Usually memory or the number of processes is used up: close other programs and try again.',
    uk: 'Запуск обчислюється в окремому процесі, а система його не створила. Зазвичай закінчилася пам’ять або кількість процесів: закрийте інші програми й спробуйте ще раз.',
  },
  trainerBusy: {
    en: 'A trainer process holds one network for its whole life, so that nothing of one run can leak into another.',
    uk: 'Тренувальний процес усе життя тримає одну мережу, щоб ніщо з одного запуску не потрапило в інший.',
  },
  networkMissing: {
    en: 'Data are read and weights drawn before the first step; until then nobody can be asked. A moment later it can be.',
    uk: 'Перед першим кроком читаються дані й добираються ваги; доти нема кого питати. За мить уже буде.',
  },
  outputUnknown: {
    en: 'A run keeps the network that it began with. What was added since is not in it: train again to ask there.',
    uk: 'Запуск пам’ятає мережу, з якою почався. Доданого відтоді в ній немає: навчіть ще раз, щоб запитати там.',
  },
  layerUnknown: {
    en: 'A run keeps the network that it began with. This layer was added since: train again to look into it.',
    uk: 'Запуск пам’ятає мережу, з якою почався. Цей шар додано пізніше: навчіть ще раз, щоб зазирнути в нього.',
  },
  runGoing: {
    en: 'A step can be walked through only while it has not been taken: a run that goes on has taken it before it is read. Pause first.',
    uk: 'Крок можна розглянути, доки його ще не зроблено: запуск, що йде, зробить його раніше, ніж його прочитають. Спершу призупиніть.',
  },
  lookLost: {
    en: 'A measurement over many steps holds the weights of the moment at which it began. They go when the run ends, is changed, or another measurement begins.',
    uk: 'Вимірювання на багатьох кроках тримає ваги тієї миті, коли почалося. Вони зникають, коли запуск закінчується, змінюється або починається інше вимірювання.',
  },
  momentMissing: {
    en: 'Weights are kept at chosen steps within a ceiling of memory; as a run grows long, every second kept step is let go. Choose a step that the slider still has, or “Now”.',
    uk: 'Ваги зберігаються на вибраних кроках у межах пам’яті; що довший запуск, то рідші збережені кроки. Виберіть крок, який ще є на повзунку, або «Зараз».',
  },
  noScores: {
    en: 'Saliency is the gradient of a score by the numbers that go in. Where names of things go in, such as words, or where an operation has no gradient, there is none.',
    uk: 'Значущість — це градієнт оцінки за числами на вході. Де на вході назви, скажімо слова, або де операція не має градієнта, її немає.',
  },
  weightUnknown: {
    en: 'The network was changed after this run began: the weights of the run are those of its own network. Choose a layer that the run has, or train anew.',
    uk: 'Мережу змінено після початку запуску, а ваги запуску належать його мережі. Виберіть шар, який у запуску є, або навчіть наново.',
  },
  weightPlace: {
    en: 'The layer had another size when the run began. Look at the weights as the run has them, or train anew.',
    uk: 'Коли запуск почався, шар мав інший розмір. Дивіться на ваги, які має запуск, або навчіть наново.',
  },
  weightNotFinite: {
    en: 'One weight that is infinite or no number makes everything computed from it infinite or no number. Weights of trained networks mostly lie between −3 and 3.',
    uk: 'Одна нескінченна або нечислова вага псує все, що з неї обчислюється. Ваги навчених мереж здебільшого лежать між −3 і 3.',
  },
  insideTooLarge: {
    en: (v) =>
      `${v['size']} numbers would have to leave the trainer for one look, and ${v['most']} is the limit that keeps the screen fluent. Fewer rows, or a layer further on, have less to show.`,
    uk: (v) =>
      `Для одного погляду тренувальний процес мав би віддати ${v['size']} чисел, а межа, за якої екран лишається жвавим, — ${v['most']}. Менше рядків або шар далі в мережі показують менше.`,
  },
  passDraws: {
    en: 'A file holds a function: the same input, the same answer. What draws at random gives another answer each time.',
    uk: 'У файлі записано функцію: той самий вхід — та сама відповідь. Те, що вибирає навмання, щоразу відповідає інакше.',
  },
  passDiffers: {
    en: 'A file holds one list of operations for any number of rows. Here the operations themselves change with that number.',
    uk: 'У файлі записано один список операцій для будь-якої кількості рядків. Тут від неї залежать самі операції.',
  },
} as const satisfies WhyTexts
