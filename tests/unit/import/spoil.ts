import type { Random } from '@shared/random'

/** Spoils some bytes: changes, takes out, puts in, repeats. */
export function spoil(bytes: Uint8Array, random: Random): Uint8Array {
  let made: Uint8Array = Uint8Array.from(bytes)
  for (let k = 0; k <= random.int(6); k++) {
    const at = random.int(Math.max(1, made.length))
    const some = made.subarray(at, at + 1 + random.int(24))
    const place = random.int(Math.max(1, made.length))
    const put = (part: Uint8Array): Uint8Array => Buffer.concat([made.subarray(0, place), part, made.subarray(place)])
    switch (random.int(6)) {
      case 0:
        made[at] = random.int(256)
        break
      case 1:
        made[at] = (made[at] ?? 0) ^ (1 << random.int(8))
        break
      case 2:
        made = Buffer.concat([made.subarray(0, at), made.subarray(at + some.length)])
        break
      case 3:
        made = put(some)
        break
      case 4:
        made = put(Buffer.from([0xff, 0xff, 0xff, 0xff, 0x0f]))
        break
      default:
        made[at] = [0, 1, 0x7f, 0x80, 0xff][random.int(5)] ?? 0
    }
  }
  return made
}
