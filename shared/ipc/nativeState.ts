import { z } from 'zod'
import type { Problem } from '../result'

/** What the install is at: `wait` is for another process that installs already. */
export const NATIVE_STEPS = ['start', 'wait', 'download', 'unpack', 'compile', 'verify'] as const

export const problemShape: z.ZodType<Problem> = z
  .object({
    code: z.string(),
    message: z.string(),
    values: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
    cause: z.string().optional(),
  })
  .transform(({ values, cause, ...rest }) => ({
    ...rest,
    ...(values && { values }),
    ...(cause !== undefined && { cause }),
  }))

/** Where TensorFlow's native library stands on this computer. */
export const nativeState = z.discriminatedUnion('status', [
  z.object({ status: z.literal('absent') }),
  /** `done` of `total` bytes; 0 of 0 where the step cannot say. */
  z.object({
    status: z.literal('installing'),
    step: z.enum(NATIVE_STEPS),
    done: z.number().min(0),
    total: z.number().min(0),
  }),
  z.object({
    status: z.literal('ready'),
    version: z.string(),
    flavor: z.enum(['cpu', 'cuda']),
    /** Why it is for the processor where an NVIDIA card was found. */
    noCard: z.string().optional(),
    folder: z.string(),
    /** Bytes on disk. */
    size: z.number().min(0),
  }),
  z.object({ status: z.literal('failed'), problem: problemShape }),
  /** The studio was started with --no-native. */
  z.object({ status: z.literal('refused') }),
  /** There is no such library for this system. */
  z.object({ status: z.literal('unsupported') }),
])
export type NativeState = z.infer<typeof nativeState>
