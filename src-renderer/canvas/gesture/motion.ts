/** Length of a smooth move, ms; 0 where the system asks for stillness. */
export const motionMs = (ms: number): number => (window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : ms)
