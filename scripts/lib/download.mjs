import {
  createWriteStream,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { progress } from './progress.mjs'

/** The server did not answer in time or at all. */
export class Unreachable extends Error {}

/** The transfer began and did not end: the next call goes on from there. */
export class BrokenTransfer extends Error {}

const readTag = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : undefined)

/** Asks for the rest of a partial file, if the server still has the same one. */
async function open(url, { part, connectMs, controller }) {
  const tag = readTag(`${part}.etag`)
  const have = tag && existsSync(part) ? statSync(part).size : 0
  const headers = have ? { range: `bytes=${have}-`, 'if-range': tag } : {}
  const timer = setTimeout(() => controller.abort(), connectMs)
  try {
    const response = await fetch(url, { headers, signal: controller.signal })
    if (!response.ok) throw new Unreachable(`the server answered ${response.status} for ${url}`)
    return { response, start: response.status === 206 ? have : 0 }
  } catch (error) {
    if (error instanceof Unreachable) throw error
    const reason = controller.signal.aborted
      ? `no answer in ${connectMs / 1000} s`
      : (error.cause?.code ?? error.message)
    throw new Unreachable(`${new URL(url).host} could not be reached (${reason})`)
  } finally {
    clearTimeout(timer)
  }
}

/**
 * Downloads a file. A broken transfer leaves `<target>.part`, and the next call goes on from there.
 * @param {string} url
 * @param {string} target renamed to this when whole
 * @param {{ part?: string, connectMs?: number, stallMs?: number, label?: string }} [options] limits for the first answer and for silence in between, ms
 */
export async function download(url, target, options = {}) {
  const { part = `${target}.part`, connectMs = 10_000, stallMs = 60_000, label = basename(target) } = options
  mkdirSync(dirname(part), { recursive: true })
  const controller = new AbortController()
  const { response, start } = await open(url, { part, connectMs, controller })
  const tag = response.headers.get('etag')
  if (tag && !tag.startsWith('W/')) writeFileSync(`${part}.etag`, tag)
  else rmSync(`${part}.etag`, { force: true })
  const total = start + Number(response.headers.get('content-length') ?? 0)
  const bar = progress(label)
  let done = start
  let stall = setTimeout(() => controller.abort(), stallMs)
  try {
    const watched = async function* (source) {
      for await (const chunk of source) {
        clearTimeout(stall)
        stall = setTimeout(() => controller.abort(), stallMs)
        done += chunk.length
        bar.update(done, total)
        yield chunk
      }
    }
    await pipeline(Readable.fromWeb(response.body), watched, createWriteStream(part, { flags: start ? 'a' : 'w' }))
  } catch (error) {
    const reason = controller.signal.aborted ? `silent for ${stallMs / 1000} s` : (error.cause?.code ?? error.message)
    throw new BrokenTransfer(`the download of ${label} broke off at ${(done / 1e6).toFixed(1)} MB (${reason})`)
  } finally {
    clearTimeout(stall)
    bar.end()
  }
  mkdirSync(dirname(target), { recursive: true })
  renameSync(part, target)
  rmSync(`${part}.etag`, { force: true })
}
