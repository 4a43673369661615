import type { Studio } from '../../state/studio'
import { canvasStore, type PortEnd } from '../canvasStore'
import { judgeConnections } from './judgeConnections'

/** Lets every port say what it thinks of a connection from `from`. `without`: the edge whose end is being moved. */
export const startJudging = (studio: Studio, from: PortEnd, without?: string): void =>
  canvasStore.getState().set({
    dragging: from,
    verdicts: judgeConnections(studio.documents.getState(), from, studio.interface.getState().language, without),
  })

export const stopJudging = (): void => canvasStore.getState().set({ dragging: null, verdicts: null })
