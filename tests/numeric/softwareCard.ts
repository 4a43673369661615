/** Why tests on WebGPU cannot run here, on a program that plays a graphics card; undefined where they can. */
export const softwareCardMissing: string | undefined = process.env['NEUROLOOM_SOFTWARE_CARD']
  ? undefined
  : (process.env['NEUROLOOM_SOFTWARE_CARD_MISSING'] ?? '$NEUROLOOM_SOFTWARE_CARD names no driver of SwiftShader')

/** Lets this process see no other card: numbers must not depend on the computer that the tests run on. */
if (process.env['NEUROLOOM_SOFTWARE_CARD']) process.env['VK_ICD_FILENAMES'] = process.env['NEUROLOOM_SOFTWARE_CARD']
