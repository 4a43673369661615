import { useRuns } from '../../state/studio'

/** Whether the shown run is training and this node takes part. Changes twice a run, so that training never redraws cards. */
export const useTrainingNow = (takesPart: boolean): boolean =>
  useRuns(({ currentId, states }) => takesPart && currentId !== null && states[currentId]?.status === 'running')
