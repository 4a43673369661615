interface Member {
  readonly name: string
  readonly content: Uint8Array
}
export function mutateBytes(bytes: Uint8Array, random: () => number): Buffer
export function zip(members: readonly Member[], deflate?: boolean): Buffer
