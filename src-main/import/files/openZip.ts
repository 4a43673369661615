import { crc32Of } from './crc32Of'
import { inflateRawSync } from 'node:zlib'
import { ok, type Result } from '@shared/result'
import { importFailure } from '../importProblem'
import { MOST_BYTES } from './ImportFile'

const END = 0x06054b50
const ENTRY = 0x02014b50
const LOCAL = 0x04034b50
const END_SIZE = 22
const MOST_COMMENT = 65_535
/** Members of any archive that is a network. */
const MOST_MEMBERS = 10_000
/** How much larger than its packed form a member may be; real networks stay below 20. */
const MOST_RATIO = 1100

interface Member {
  readonly method: number
  readonly packed: number
  readonly size: number
  readonly crc: number
  readonly at: number
}

/** Members of an archive by name; those are only names, nothing is ever written. */
export interface Zip {
  readonly names: readonly string[]
  has(name: string): boolean
  /** A member unpacked and checked against its checksum; its size is bounded before anything is unpacked. */
  read(name: string): Result<Uint8Array>
}

export const isZip = (bytes: Uint8Array): boolean =>
  bytes.length > END_SIZE && bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4

function findEnd(view: DataView): number | undefined {
  const lowest = Math.max(0, view.byteLength - END_SIZE - MOST_COMMENT)
  for (let at = view.byteLength - END_SIZE; at >= lowest; at--) if (view.getUint32(at, true) === END) return at
  return undefined
}

/** Reads the list of members. Archives of over 4 GiB are not read. */
export function openZip(bytes: Uint8Array, archive: string): Result<Zip> {
  const damaged = (why: string) => importFailure('importDamaged', { name: archive }, why)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = bytes.length >= END_SIZE ? findEnd(view) : undefined
  if (end === undefined) return damaged('the list of the archive is missing')
  const count = view.getUint16(end + 10, true)
  if (count > MOST_MEMBERS) return damaged('it has too many members')
  const members = new Map<string, Member>()
  let at = view.getUint32(end + 16, true)
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== ENTRY)
      return damaged('the list of the archive is broken')
    const [name, extra, comment] = [
      view.getUint16(at + 28, true),
      view.getUint16(at + 30, true),
      view.getUint16(at + 32, true),
    ]
    if (at + 46 + name > bytes.length) return damaged('the list of the archive is broken')
    const text = Buffer.from(bytes.subarray(at + 46, at + 46 + name)).toString('utf8')
    if (members.has(text)) return damaged(`“${text}” is in it twice`)
    members.set(text, {
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    })
    at += 46 + name + extra + comment
  }
  return ok({
    names: [...members.keys()],
    has: (name) => members.has(name),
    read: (name) => {
      const member = members.get(name)
      return member
        ? unpack(bytes, view, member, (why) => damaged(`“${name}”: ${why}`))
        : damaged(`“${name}” is missing`)
    },
  })
}

function unpack(
  bytes: Uint8Array,
  view: DataView,
  { method, packed, size, crc, at }: Member,
  damaged: (why: string) => Result<never>,
): Result<Uint8Array> {
  if (size > MOST_BYTES || size > packed * MOST_RATIO + 1024) return damaged('it would unpack to far too much')
  if (at + 30 > bytes.length || view.getUint32(at, true) !== LOCAL) return damaged('it is not where the list says')
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
  if (start + packed > bytes.length) return damaged('it is cut off')
  const raw = bytes.subarray(start, start + packed)
  let content: Uint8Array
  if (method === 0) content = raw
  else if (method === 8)
    try {
      content = inflateRawSync(raw, { maxOutputLength: size + 1 })
    } catch {
      return damaged('it cannot be unpacked')
    }
  else return damaged('it is packed in an unknown way')
  if (content.length !== size) return damaged('its size is not what the list says')
  return crc32Of(content) === crc ? ok(content) : damaged('its checksum does not match')
}
