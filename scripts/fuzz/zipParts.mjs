export { deflateRawSync, inflateRawSync } from 'node:zlib'

const table = Int32Array.from({ length: 256 }, (_, n) => {
  let c = n
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
  return c
})
/** CRC-32 of the bytes. */
export function crc32(bytes) {
  let c = -1
  for (const byte of bytes) c = table[(c ^ byte) & 255] ^ (c >>> 8)
  return (c ^ -1) >>> 0
}
