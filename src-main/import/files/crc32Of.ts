const TABLE = Int32Array.from({ length: 256 }, (_, n) => {
  let c = n
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
  return c
})

/** The checksum of zip archives (CRC-32, ISO 3309). */
export function crc32Of(bytes: Uint8Array): number {
  let c = -1
  for (const byte of bytes) c = (TABLE[(c ^ byte) & 255] as number) ^ (c >>> 8)
  return (c ^ -1) >>> 0
}
