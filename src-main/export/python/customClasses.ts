import approximateGelu from './custom/ApproximateGelu.py?raw'
import gaussian from './custom/Gaussian.py?raw'
import positionalEncoding from './custom/PositionalEncoding.py?raw'
import sign from './custom/Sign.py?raw'
import step from './custom/Step.py?raw'
import warmUp from './custom/WarmUp.py?raw'

/** Layers and schedules that Keras lacks, as a script carries them, by class. */
export const customClasses: Readonly<Record<string, string>> = {
  ApproximateGelu: approximateGelu,
  Gaussian: gaussian,
  PositionalEncoding: positionalEncoding,
  Sign: sign,
  Step: step,
  WarmUp: warmUp,
}

/** The classes that parts of a script construct, one after another. */
export const writeCustomClasses = (parts: readonly string[]): readonly string[] =>
  Object.entries(customClasses).flatMap(([name, source]) =>
    parts.some((part) => new RegExp(`(?<![.\\w])${name}\\(`).test(part)) ? [source] : [],
  )
