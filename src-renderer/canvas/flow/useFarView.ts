import { useStore } from '@xyflow/react'

/** Scale below which 12 px words are smaller than 5 px. */
const FAR = 0.4

/** The canvas is seen from so far that the words on cards cannot be read: not drawing them keeps hundreds of cards smooth. */
export const useFarView = (): boolean => useStore((state) => state.transform[2] < FAR)
