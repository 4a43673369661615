import { Worker } from 'node:worker_threads'
import { control, mostTasks, threadProgram } from './threadProgram'

type Call = (...args: number[]) => void

/** How long a thread looks for the next round before it sleeps, in turns of about 10 ns. */
const spins = 20_000
/** How long threads may take to start, and a round to end, in ms: only a broken one reaches it. */
const startLimit = 5_000
const roundLimit = 30_000

/**
 * Threads that share the work of one product. The thread of the program collects tasks, works on them beside the others,
 * and goes on when all are finished.
 */
export class ThreadPool {
  private readonly tasks: Int32Array
  private count = 0
  private round = 0

  private constructor(
    private readonly calls: readonly Call[],
    private readonly workers: readonly Worker[],
    shared: SharedArrayBuffer,
  ) {
    this.tasks = new Int32Array(shared)
  }

  /** Threads including the calling one. */
  get threads(): number {
    return this.workers.length + 1
  }

  /** Starts `threads` - 1 threads on a module; undefined when they do not start. */
  static async start(
    { module, memory, calls }: { module: WebAssembly.Module; memory: WebAssembly.Memory; calls: readonly Call[] },
    threads: number,
  ): Promise<ThreadPool | undefined> {
    const shared = new SharedArrayBuffer(4 * (control.tasks + mostTasks * control.taskSize))
    const workerData = { memory, module, shared, spins }
    const workers = Array.from({ length: threads - 1 }, () => new Worker(threadProgram, { workerData }))
    const started = await Promise.all(workers.map(isReady))
    if (started.every(Boolean)) {
      for (const worker of workers) worker.unref()
      return new ThreadPool(calls, workers, shared)
    }
    for (const worker of workers) void worker.terminate()
    return undefined
  }

  /** A function that adds a task: a call of the function with this number. */
  adder(call: number): Call {
    return (...args) => {
      if (this.count === mostTasks) this.run()
      const at = control.tasks + this.count++ * control.taskSize
      this.tasks[at] = call
      this.tasks.set(args, at + 1)
    }
  }

  /** Runs what was added, and returns when all of it is finished. */
  run(): void {
    const { tasks, count } = this
    if (count === 0) return
    this.count = 0
    this.round = (this.round + 1) & 0x7fff
    // No thread may take a task between the writing of these.
    Atomics.store(tasks, control.next, -1)
    Atomics.store(tasks, control.finished, 0)
    Atomics.store(tasks, control.count, count)
    Atomics.store(tasks, control.next, this.round << 16)
    Atomics.store(tasks, control.round, this.round)
    Atomics.notify(tasks, control.round)
    this.work(count)
    const end = Date.now() + roundLimit
    for (let turn = 1; Atomics.load(tasks, control.finished) < count; turn++)
      if (turn % 1_000_000 === 0 && Date.now() > end) throw new Error('A thread of the calculation engine stopped.')
    if (Atomics.load(tasks, control.failed)) throw new Error('A thread of the calculation engine failed.')
  }

  private work(count: number): void {
    const { tasks, calls } = this
    for (;;) {
      const next = Atomics.load(tasks, control.next)
      const task = next & 0xffff
      if (task >= count) return
      if (Atomics.compareExchange(tasks, control.next, next, next + 1) !== next) continue
      const at = control.tasks + task * control.taskSize
      callWith(calls[tasks[at]!]!, tasks, at)
      Atomics.add(tasks, control.finished, 1)
    }
  }
}

// Spelled out: arguments spread from an array cost more than a small task.
function callWith(call: Call, t: Int32Array, at: number): void {
  const i = at + 1
  // prettier-ignore
  call(
    t[i]!, t[i + 1]!, t[i + 2]!, t[i + 3]!, t[i + 4]!, t[i + 5]!, t[i + 6]!, t[i + 7]!,
    t[i + 8]!, t[i + 9]!, t[i + 10]!, t[i + 11]!, t[i + 12]!, t[i + 13]!, t[i + 14]!, t[i + 15]!,
  )
}

function isReady(worker: Worker): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), startLimit)
    const settle = (ready: boolean) => {
      clearTimeout(timer)
      resolve(ready)
    }
    worker.once('message', () => settle(true))
    worker.once('error', () => settle(false))
    worker.once('exit', () => settle(false))
  })
}
