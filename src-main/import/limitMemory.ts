const PAGE = 65_536
/** Most memory of the HDF5 library, bytes: a file of the largest size that is read, and room to work. */
const MOST = 1.5 * 2 ** 30

/** Keeps WebAssembly from growing without end in this thread: limits of threads do not count its memory. */
export function limitMemory(): void {
  const { prototype } = WebAssembly.Memory
  const grow = Object.getOwnPropertyDescriptor(prototype, 'grow')?.value as (
    this: WebAssembly.Memory,
    pages: number,
  ) => number
  prototype.grow = function limited(this: WebAssembly.Memory, pages: number) {
    if (this.buffer.byteLength + pages * PAGE > MOST) throw new RangeError('The file asks for too much memory')
    return grow.call(this, pages)
  }
}
