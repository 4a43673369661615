/** Where what the threads agree on lies in the control memory, in 32-bit integers; a task is a number and arguments. */
export const control = { round: 0, next: 1, finished: 2, count: 3, failed: 4, tasks: 16, taskSize: 17 } as const

/** Most tasks of one round. */
export const mostTasks = 1024

/**
 * The program of one thread, as a `data:` module, so that no file has to be found beside a bundle or inside an archive.
 * It waits for the number of the round to change, first awake, since the next round is mostly a few microseconds away,
 * then asleep. In a round it takes tasks until none is left. `next` holds the round in its high half and the next task in
 * its low half, so that a thread that comes late cannot take a task of another round.
 */
export const threadProgram = new URL(
  `data:text/javascript,${encodeURIComponent(`
import { parentPort, workerData } from 'node:worker_threads'
const { memory, module, shared, spins } = workerData
const calls = Object.values(new WebAssembly.Instance(module, { env: { memory } }).exports)
const tasks = new Int32Array(shared)
const { load, add, wait, compareExchange, store } = Atomics
parentPort.postMessage('ready')
let seen = 0
for (;;) {
  for (let turn = 0; load(tasks, ${control.round}) === seen; turn++) if (turn >= spins) wait(tasks, ${control.round}, seen)
  seen = load(tasks, ${control.round})
  for (;;) {
    const next = load(tasks, ${control.next})
    const task = next & 0xffff
    if (next >> 16 !== (seen & 0x7fff) || task >= load(tasks, ${control.count})) break
    if (compareExchange(tasks, ${control.next}, next, next + 1) !== next) continue
    const at = ${control.tasks} + task * ${control.taskSize}
    try {
      calls[tasks[at]](${Array.from({ length: control.taskSize - 1 }, (_, i) => `tasks[at + ${i + 1}]`).join()})
    } catch {
      store(tasks, ${control.failed}, 1)
    }
    add(tasks, ${control.finished}, 1)
  }
}
`)}`,
)
