import { randomBytes } from 'node:crypto'
import { WebSocket } from 'ws'

/** A client of the served studio that is no browser: calls and streams of the contract over the WebSocket. */
export async function connect(link) {
  const { host, searchParams } = new URL(link)
  const headers = { authorization: `Bearer ${searchParams.get('token')}` }
  const socket = new WebSocket(`ws://${host}/socket?client=bench-${randomBytes(6).toString('hex')}`, { headers })
  const answers = new Map()
  const listeners = new Map()
  let last = 0
  socket.on('message', (data) => {
    const message = JSON.parse(String(data))
    if (message.stream) return listeners.get(message.stream)?.(message.payload)
    answers.get(message.id)?.(message.result)
    answers.delete(message.id)
  })
  await new Promise((settle, reject) => socket.once('open', settle).once('error', reject))
  return {
    /** The answer's value; a problem is thrown. */
    call: async (call, input) => {
      const id = last++
      const answered = new Promise((settle) => answers.set(id, settle))
      socket.send(JSON.stringify({ id, call, input }))
      const result = await answered
      if (!result.ok) throw new Error(`${call}: ${JSON.stringify(result.error)}`)
      return result.value
    },
    on: (stream, listener) => {
      listeners.set(stream, listener)
      socket.send(JSON.stringify({ on: stream }))
    },
    off: (stream) => {
      listeners.delete(stream)
      socket.send(JSON.stringify({ off: stream }))
    },
    close: () => socket.close(),
  }
}
