import { existsSync, readdirSync, readFileSync } from 'node:fs'

/** Ticks of the processor clock in a second, as Linux counts them for programs. */
const TICKS = 100
const read = (path) => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

/** Only Linux tells these without other programs; elsewhere figures of processes are left out. */
export const canLookAtProcesses = existsSync('/proc/self/stat')

/** All processes below one: `{ pid, parent, command }`, parents first. */
export function descendants(root) {
  if (!canLookAtProcesses) return []
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => {
      const parent = Number(/^PPid:\s+(\d+)/m.exec(read(`/proc/${name}/status`))?.[1] ?? -1)
      return { pid: Number(name), parent, command: read(`/proc/${name}/cmdline`).replaceAll('\0', ' ').trim() }
    })
  const below = (pid) => all.filter(({ parent }) => parent === pid).flatMap((child) => [child, ...below(child.pid)])
  return below(root)
}

const secondsIn = (stat) => {
  const fields = stat.replace(/^.*\) /s, '').split(' ')
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / TICKS
}

/** Seconds of processor time that a process has used, its threads included. */
export const processorSeconds = (pid) => secondsIn(read(`/proc/${pid}/stat`))

/** The same of its first thread alone: of a page, the one that runs scripts, lays out and paints. */
export const mainThreadSeconds = (pid) => secondsIn(read(`/proc/${pid}/task/${pid}/stat`))

/** Resident size of a process, MiB. */
export const residentSize = (pid) =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024
