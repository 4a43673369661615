import { defineAction } from '../defineAction'
import { setSpeed, SPEEDS } from './setSpeed'

const move =
  (steps: number) =>
  (speed: number | null): number | null => {
    const at = (SPEEDS as readonly (number | null)[]).indexOf(speed)
    return SPEEDS[Math.min(SPEEDS.length - 1, Math.max(0, (at < 0 ? SPEEDS.length - 1 : at) + steps))] ?? null
  }

export const slowerAction = defineAction({
  id: 'slower',
  group: 'run',
  keys: ['mod+[', 'mod+BracketLeft'],
  run: (studio) => setSpeed(studio, move(-1)(studio.runs.getState().stepsPerSecond)),
})

export const fasterAction = defineAction({
  id: 'faster',
  group: 'run',
  keys: ['mod+]', 'mod+BracketRight'],
  run: (studio) => setSpeed(studio, move(1)(studio.runs.getState().stepsPerSecond)),
})
