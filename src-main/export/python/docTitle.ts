/** A title as the first line of a docstring. */
export const docTitle = (title: string): string =>
  title.replace(/[\\"\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, ' ').trim() || 'A neural network'
