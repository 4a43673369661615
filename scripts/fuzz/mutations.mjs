import { crc32, deflateRawSync, inflateRawSync } from './zipParts.mjs'

/** Bytes changed here and there, cut, doubled or moved. */
export function mutateBytes(bytes, random) {
  const below = (n) => Math.floor(random() * n)
  let out = Buffer.from(bytes)
  for (let k = 1 + below(6); k > 0 && out.length > 8; k--) {
    const at = below(out.length)
    switch (below(8)) {
      case 0:
        out = out.subarray(0, at)
        break
      case 1:
        out[at] ^= 1 << below(8)
        break
      case 2:
        out[at] = [0, 1, 127, 128, 255][below(5)]
        break
      case 3:
        if (at + 8 < out.length)
          out.writeBigUInt64LE([0n, 1n, 2n ** 31n, 2n ** 32n - 1n, 2n ** 63n, 2n ** 64n - 1n][below(6)], at)
        break
      case 4:
        if (at + 4 < out.length) out.writeUInt32LE([0, 1, 65_535, 2 ** 31, 2 ** 32 - 1][below(5)], at)
        break
      case 5:
        out = Buffer.concat([out.subarray(0, at), out.subarray(at, at + below(512)), out.subarray(at)])
        break
      case 6:
        out = Buffer.concat([out.subarray(0, at), out.subarray(Math.min(out.length, at + below(64)))])
        break
      default:
        out.copy(out, below(out.length), at, Math.min(out.length, at + below(256)))
    }
  }
  return out
}

const ODD = [
  null,
  -1,
  0,
  1,
  1e9,
  1e308,
  -1e308,
  0.5,
  '',
  'x',
  '__proto__',
  '../../etc/passwd',
  [],
  {},
  true,
  [[[[]]]],
  'ü'.repeat(300),
]

/** Values of a JSON text replaced by odd ones, removed, doubled, moved or nested deeply. */
export function mutateJson(text, random) {
  const below = (n) => Math.floor(random() * n)
  let json
  try {
    json = JSON.parse(text)
  } catch {
    return text
  }
  for (let k = 1 + below(4); k > 0; k--) {
    const spots = []
    const walk = (value) => {
      if (typeof value !== 'object' || value === null) return
      for (const key of Object.keys(value)) {
        spots.push([value, key])
        walk(value[key])
      }
    }
    walk(json)
    if (spots.length === 0) return JSON.stringify(json)
    const [owner, key] = spots[below(spots.length)]
    const [other, otherKey] = spots[below(spots.length)]
    switch (below(6)) {
      case 0:
        if (Array.isArray(owner)) owner.splice(Number(key), 1)
        else delete owner[key]
        break
      case 1:
        if (Array.isArray(owner)) owner.push(owner[key])
        break
      case 2:
        // A copy: a text knows no circles.
        owner[key] = structuredClone(other[otherKey])
        break
      case 3: {
        let deep = owner[key]
        for (let d = below(400); d > 0; d--)
          deep = below(2) ? [deep] : { class_name: 'Functional', config: { layers: [deep] } }
        owner[key] = deep
        break
      }
      default:
        owner[key] = ODD[below(ODD.length)]
    }
  }
  return JSON.stringify(json)
}

/** The members of an archive that our own tests wrote. */
export function unzip(bytes) {
  const members = []
  for (let at = 0; bytes.readUInt32LE(at) === 0x04034b50;) {
    const [name, extra] = [bytes.readUInt16LE(at + 26), bytes.readUInt16LE(at + 28)]
    const start = at + 30 + name + extra
    // Sizes may follow the member; Keras writes large ones into the extra field.
    const central = findCentral(bytes, bytes.subarray(at + 30, at + 30 + name))
    const raw = bytes.subarray(start, start + central.packed)
    members.push({
      name: bytes.subarray(at + 30, at + 30 + name).toString(),
      content: central.method === 8 ? inflateRawSync(raw) : raw,
    })
    at = start + central.packed
    if (at + 4 > bytes.length) break
  }
  return members
}
function findCentral(bytes, name) {
  for (let at = bytes.length - 4; at >= 0; at--)
    if (
      bytes.readUInt32LE(at) === 0x02014b50 &&
      bytes.subarray(at + 46, at + 46 + bytes.readUInt16LE(at + 28)).equals(name)
    )
      return { method: bytes.readUInt16LE(at + 10), packed: bytes.readUInt32LE(at + 20) }
  throw new Error('not in the list')
}

/** An archive of these members; `deflate`: packed. */
export function zip(members, deflate = false) {
  const parts = []
  const list = []
  let at = 0
  for (const { name, content } of members) {
    const title = Buffer.from(name)
    const data = deflate ? deflateRawSync(content) : Buffer.from(content)
    const head = Buffer.alloc(30)
    head.writeUInt32LE(0x04034b50, 0)
    head.writeUInt16LE(20, 4)
    head.writeUInt16LE(deflate ? 8 : 0, 8)
    head.writeUInt32LE(crc32(content), 14)
    head.writeUInt32LE(data.length, 18)
    head.writeUInt32LE(content.length, 22)
    head.writeUInt16LE(title.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    head.copy(entry, 6, 4, 30)
    entry.writeUInt32LE(at, 42)
    parts.push(head, title, data)
    list.push(entry, title)
    at += 30 + title.length + data.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(members.length, 8)
  end.writeUInt16LE(members.length, 10)
  end.writeUInt32LE(
    list.reduce((sum, part) => sum + part.length, 0),
    12,
  )
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...parts, ...list, end])
}
