import { useEffect, useState } from 'react'

/** Between two steps while it plays, ms. */
const BEAT = 120

/** A step that goes from 0 to the last one by itself, anew whenever something else is played; a person may set it. */
export function usePlay(played: object, last: number): [step: number, setStep: (step: number) => void] {
  const [step, setStep] = useState(0)
  useEffect(() => {
    setStep(0)
    const timer = setInterval(() => setStep((now) => Math.min(last, now + 1)), BEAT)
    return () => clearInterval(timer)
  }, [played, last])
  return [step, setStep]
}
