/** Marks as `drawMark` draws them, each as a path in a square of 12. */
export const MARK_PATHS = ['M6 1a5 5 0 1 0 .01 0z', 'M1.5 1.5h9v9h-9z', 'M6 .5 11.5 10.5H.5z', 'M6 0 12 6 6 12 0 6z']
