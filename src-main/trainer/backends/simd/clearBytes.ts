import { clear } from './instructions'
import { defineSimdFunction } from './SimdFunction'

/** Sets `bytes` bytes at an address to zero; JavaScript does it value by value where threads share the memory. */
export const clearBytes = defineSimdFunction('clearBytes', ['to', 'bytes'], (p) => [clear(p.to, p.bytes)])
