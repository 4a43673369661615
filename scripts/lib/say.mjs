let stream = process.stdout

/** Sends all later lines to another stream: a command whose stdout is data keeps our words on stderr. */
export function sayTo(target) {
  stream = target
}

/** One line for the person who waits. */
export function say(line) {
  stream.write(`${line}\n`)
}

/** The stream that lines go to, to hand to child processes. */
export const sayStream = () => stream
