import { progress } from '../progress.mjs'
import { say } from '../say.mjs'

const titles = {
  wait: 'Waiting for another Neuroloom process: it installs TensorFlow’s native library ...',
  download: 'Downloading TensorFlow from the Python Package Index ...',
  unpack: 'Unpacking TensorFlow’s native library ...',
  compile: 'Compiling the binding ...',
  verify: 'Loading the library for a trial ...',
}

/** Tells a person: a line a step, and how far the long ones have come. */
export const plainReporter = {
  step: (name) => say(titles[name]),
  bar: (name) => progress(name === 'download' ? 'TensorFlow' : 'unpacked'),
}

const emit = (event) => process.stdout.write(`${JSON.stringify(event)}\n`)

/** Tells a program: one JSON object a line, {step, done, total} in bytes (0 of 0 where a step cannot say). */
export const jsonReporter = {
  emit,
  step: (step) => emit({ step, done: 0, total: 0 }),
  bar: (step) => ({ update: (done, total = 0) => emit({ step, done, total }), end: () => {} }),
}
