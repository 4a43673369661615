import type { z } from 'zod'
import type { Result } from '../result'

/** A request with one answer. Input is checked where it arrives; the answer is a value or a problem, never a thrown error. */
export interface CallSpec<I extends z.ZodType = z.ZodType, O = unknown> {
  readonly input: I
  /** Type only. */
  readonly output?: O
}
/** A stream of messages to every client, or to the client it concerns. */
export interface StreamSpec<P extends z.ZodType = z.ZodType> {
  readonly payload: P
}

export const call = <I extends z.ZodType>(input: I) => ({ returns: <O>(): CallSpec<I, O> => ({ input }) })
export const stream = <P extends z.ZodType>(payload: P): StreamSpec<P> => ({ payload })

export interface Contract {
  readonly calls: Readonly<Record<string, CallSpec>>
  readonly streams: Readonly<Record<string, StreamSpec>>
}

export type CallName<C extends Contract> = keyof C['calls'] & string
export type StreamName<C extends Contract> = keyof C['streams'] & string
export type InputOf<C extends Contract, N extends CallName<C>> = z.input<C['calls'][N]['input']>
export type ParsedInputOf<C extends Contract, N extends CallName<C>> = z.output<C['calls'][N]['input']>
export type OutputOf<C extends Contract, N extends CallName<C>> =
  C['calls'][N] extends CallSpec<z.ZodType, infer O> ? O : never
export type PayloadOf<C extends Contract, N extends StreamName<C>> = z.output<C['streams'][N]['payload']>

/** What a renderer, a test or the command line holds. */
export interface Client<C extends Contract> {
  call<N extends CallName<C>>(name: N, input: InputOf<C, N>): Promise<Result<OutputOf<C, N>>>
  /** Returns the function that ends the subscription. */
  on<N extends StreamName<C>>(name: N, listener: (payload: PayloadOf<C, N>) => void): () => void
}

/** Who calls: one window or one browser tab. */
export interface Caller {
  readonly id: string
}
/** What the main side implements; generic over the transport (Electron, WebSocket, in-process). */
export type Handlers<C extends Contract> = {
  readonly [N in CallName<C>]: (input: ParsedInputOf<C, N>, caller: Caller) => Promise<Result<OutputOf<C, N>>>
}
/** Sends a stream message to one caller, or to all. */
export interface Publisher<C extends Contract> {
  publish<N extends StreamName<C>>(name: N, payload: PayloadOf<C, N>, to?: Caller['id']): void
}
